import { Controller, Get, Header, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { DOCUMENT_TYPES } from '@app/canonical';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { ApiPage, ApiProblems, ApiQueries, PageParams, SchemaPipe } from '@app/service';
import type { Page, PageRequest } from '@app/service';
import { Type } from 'typebox';
import type { Static, TSchema } from 'typebox';
import { DocumentReads } from './document.reads.js';
import { DOCUMENT } from './examples.js';
import { DocumentView } from './views.js';

const Filter = Type.Object(
  {
    type: Type.Optional(Type.String({ description: DOCUMENT_TYPES.join(', ') })),
    number: Type.Optional(Type.String({ description: 'order, despatch, payment, invoice or answered control number' })),
    account: Type.Optional(Type.String()),
    interchange: Type.Optional(Type.String({ format: 'uuid' })),
    limit: Type.Optional(Type.String()),
    cursor: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);

const ContentQuery = Type.Object(
  { revision: Type.Optional(Type.Integer({ minimum: 1, description: 'the last one where absent' })) },
  { additionalProperties: false },
);

/** Canonical documents, as published. */
@ApiTags('gateway')
@Controller('documents')
export class DocumentsController {
  constructor(private readonly reads: DocumentReads) {}

  @Get()
  @ApiOperation({ summary: 'Documents, the newest first' })
  @ApiQueries(Filter)
  @ApiPage(DocumentView, { description: 'a page of documents', example: DOCUMENT })
  list(
    @Query(new SchemaPipe(Filter)) filter: Static<typeof Filter>,
    @PageParams('integer') page: PageRequest,
  ): Promise<Page<DocumentView>> {
    return this.reads.list(filter, page);
  }

  @Get(':id')
  @ApiOperation({ summary: 'A document with its content and where it comes from' })
  @ApiOkResponse({ description: 'the document', schema: DocumentView as TSchema, example: DOCUMENT })
  @ApiProblems(400, 404)
  one(@Param('id', ParseUUIDPipe) id: string): Promise<DocumentView & { readonly content: unknown }> {
    return this.reads.one(id);
  }

  @Get(':id/content')
  @Header('content-type', 'application/json; charset=utf-8')
  @ApiOperation({
    summary: 'The document itself, byte for byte as published',
    description: 'Where ce_dataref leads to.',
  })
  @ApiQueries(ContentQuery)
  @ApiProduces('application/json')
  @ApiOkResponse({ description: 'the canonical JSON' })
  @ApiProblems(400, 404)
  content(
    @Param('id', ParseUUIDPipe) id: string,
    @Query(new SchemaPipe(ContentQuery)) { revision }: Static<typeof ContentQuery>,
  ): Promise<string> {
    return this.reads.content(id, revision);
  }
}
