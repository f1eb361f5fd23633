import { Controller, Get, Header, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { DOCUMENT_TYPES } from '@app/canonical';
import type { ExplainedField, UnusedElement } from '@app/pipeline';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { ApiPage, ApiProblems, ApiQueries, PageParams, SchemaPipe } from '@app/service';
import type { Page, PageRequest } from '@app/service';
import { Type } from 'typebox';
import type { Static, TSchema } from 'typebox';
import { DocumentReads } from './document.reads.js';
import { DOCUMENT } from './examples.js';
import { OriginReads } from './origin.reads.js';
import type { OriginPage } from './origin.reads.js';
import {
  EXPLAINED_EXAMPLE,
  ExplainedView,
  Origin,
  ORIGIN_EXAMPLE,
  UNUSED_EXAMPLE,
  UnusedView,
} from './origin.views.js';
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

const BESIDE = { schema: Origin, example: ORIGIN_EXAMPLE };

/** Canonical documents, as published, and what they were made from. */
@ApiTags('gateway')
@Controller('documents')
export class DocumentsController {
  constructor(
    private readonly reads: DocumentReads,
    private readonly origins: OriginReads,
  ) {}

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

  @Get(':id/explain')
  @ApiOperation({
    summary: 'What each field was made from',
    description:
      'Segment, element and bytes of the received file, and the line of the map, by field. The file is read again with the definitions of today; where they changed since the document was made, "same" is false and "notice" says so.',
  })
  @ApiPage(ExplainedView, { description: 'a page of fields', example: EXPLAINED_EXAMPLE, beside: BESIDE })
  @ApiProblems(404, 422)
  explain(
    @Param('id', ParseUUIDPipe) id: string,
    @PageParams('integer') page: PageRequest,
  ): Promise<OriginPage<ExplainedField>> {
    return this.origins.explain(id, page);
  }

  @Get(':id/unused')
  @ApiOperation({
    summary: 'What was sent in its transaction and is not used',
    description: 'In the order of the file; read with the definitions of today, as explain is.',
  })
  @ApiPage(UnusedView, { description: 'a page of values', example: UNUSED_EXAMPLE, beside: BESIDE })
  @ApiProblems(404, 422)
  unused(
    @Param('id', ParseUUIDPipe) id: string,
    @PageParams('integer') page: PageRequest,
  ): Promise<OriginPage<UnusedElement>> {
    return this.origins.unused(id, page);
  }
}
