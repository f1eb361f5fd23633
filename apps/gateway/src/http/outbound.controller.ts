import { Body, Controller, Get, HttpStatus, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { DOCUMENT_TYPES } from '@app/canonical';
import type { CanonicalDocument } from '@app/canonical';
import type { Failure } from '@app/interchange';
import { Database } from '@app/persistence';
import { ApiPage, ApiProblems, ApiQueries, PageParams, SchemaPipe, problem } from '@app/service';
import type { Page, PageRequest } from '@app/service';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import type { Static, TSchema } from 'typebox';
import { FailureStore } from '../failures/failure.store.js';
import { Signals } from '../gateway.signals.js';
import { OUTBOUND_STATES } from '../send/answer.js';
import { Dispatcher } from '../send/dispatcher.js';
import type { Dispatched } from '../send/dispatcher.js';
import { DocumentPipe } from './document.pipe.js';
import { answerBytes } from './kept.bytes.js';
import { ANSWER, INVOICE, OUTBOUND, OUTBOUND_DETAIL } from './outbound.examples.js';
import { OutboundReads } from './outbound.reads.js';
import { AnswerView, OutboundDetail, OutboundView } from './outbound.views.js';

const Sending = Type.Object(
  { partner: Type.Optional(Type.String({ description: 'who gets it; else the account of the document tells' })) },
  { additionalProperties: false },
);
const Filter = Type.Object(
  {
    partner: Type.Optional(Type.String({ description: 'id of the partner' })),
    state: Type.Optional(Type.Enum(OUTBOUND_STATES)),
    type: Type.Optional(Type.String({ description: DOCUMENT_TYPES.join(', ') })),
    number: Type.Optional(Type.String({ description: 'of the document' })),
    limit: Type.Optional(Type.String()),
    cursor: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);

/** Documents go out here. */
@ApiTags('gateway')
@Controller('outbound')
export class OutboundController {
  constructor(
    private readonly database: Database,
    private readonly dispatcher: Dispatcher,
    private readonly failures: FailureStore,
    private readonly signals: Signals,
    private readonly reads: OutboundReads,
  ) {}

  @Post()
  @ApiOperation({
    summary: 'Send a canonical document to a partner',
    description:
      'It becomes one interchange in the outbox folder, as the agreement of direction out says. The document has at most CROSSDOCK_MAX_DOCUMENT_BYTES of JSON (1 MiB unless set). The same document again is answered with the interchange that it became the first time. 422: it cannot be sent; failures say where in the document, and why.',
  })
  @ApiBody({ description: 'a canonical document', schema: { type: 'object', example: INVOICE } })
  @ApiQueries(Sending)
  @ApiCreatedResponse({ description: 'stored', schema: OutboundDetail as TSchema, example: OUTBOUND_DETAIL })
  @ApiOkResponse({ description: 'sent before', schema: OutboundDetail as TSchema, example: OUTBOUND_DETAIL })
  @ApiProblems(400, 413, 422)
  async send(
    @Body(new DocumentPipe()) document: CanonicalDocument,
    @Query(new SchemaPipe(Sending)) { partner }: Static<typeof Sending>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OutboundDetail> {
    const dispatched = await this.dispatch(document, partner);
    if (dispatched.kind === 'refused') throw refusal(dispatched.failures);
    this.signals.toSend();
    void reply.header('location', `/outbound/${dispatched.id}`);
    void reply.status(dispatched.kind === 'created' ? HttpStatus.CREATED : HttpStatus.OK);
    return this.reads.one(dispatched.id);
  }

  @Get()
  @ApiOperation({ summary: 'What we sent, the newest first' })
  @ApiQueries(Filter)
  @ApiPage(OutboundView, { description: 'a page of outbound interchanges', example: OUTBOUND })
  list(
    @Query(new SchemaPipe(Filter)) filter: Static<typeof Filter>,
    @PageParams('integer') page: PageRequest,
  ): Promise<Page<OutboundView>> {
    return this.reads.list(filter, page);
  }

  @Get(':id')
  @ApiOperation({ summary: 'An outbound interchange with its states and its document' })
  @ApiOkResponse({ description: 'the interchange', schema: OutboundDetail as TSchema, example: OUTBOUND_DETAIL })
  @ApiProblems(400, 404)
  one(@Param('id', ParseUUIDPipe) id: string): Promise<OutboundDetail> {
    return this.reads.one(id);
  }

  @Get(':id/content')
  @ApiOperation({ summary: 'Its bytes, as they lie in the outbox folder' })
  @ApiProduces('application/edi-x12', 'application/edifact', 'application/xml')
  @ApiOkResponse({ description: 'the bytes', schema: { type: 'string', format: 'binary' } })
  @ApiProblems(400, 404)
  async content(
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { bytes, sha256, standard } = await this.reads.content(id);
    const [type = 'application/octet-stream', ending = 'edi'] = FORMS[standard] ?? [];
    return answerBytes(reply, { bytes, byteLength: bytes.length, sha256 }, `${id}.${ending}`, type);
  }

  @Get(':id/acknowledgments')
  @ApiOperation({ summary: 'What the partner said of it' })
  @ApiPage(AnswerView, { description: 'a page of acknowledgments', example: ANSWER })
  @ApiProblems(404)
  acknowledgments(
    @Param('id', ParseUUIDPipe) id: string,
    @PageParams('integer') page: PageRequest,
  ): Promise<Page<AnswerView>> {
    return this.reads.acknowledgments(id, page);
  }

  @Get(':id/unused')
  @ApiOperation({ summary: 'What the document gave and the message has no place for', description: 'JSON pointers.' })
  @ApiPage(Type.String(), { description: 'a page of pointers (RFC 6901)', example: '/lines/0/pack/inner' })
  @ApiProblems(404)
  unused(@Param('id', ParseUUIDPipe) id: string, @PageParams('integer') page: PageRequest): Promise<Page<string>> {
    return this.reads.unused(id, page);
  }

  private dispatch(document: CanonicalDocument, partner: string | undefined): Promise<Dispatched> {
    return this.database.transaction(async (tx) => {
      const dispatched = await this.dispatcher.dispatch(tx, document, partner);
      await this.failures.raise(tx, dispatched.raised);
      return dispatched;
    });
  }
}

/** Content types and endings of files, by standard. */
const FORMS: Readonly<Record<string, readonly [type: string, ending: string]>> = {
  x12: ['application/edi-x12', 'edi'],
  edifact: ['application/edifact', 'edi'],
  xml: ['application/xml', 'xml'],
};

/** Each failure at its JSON pointer in the document; one without a place is about the document as a whole. */
function refusal(failures: readonly Failure[]): Error {
  const errors = failures.map(({ code, message, location }) => ({ path: location?.pointer ?? '', code, message }));
  const detail = failures.find(({ severity }) => severity === 'error')?.message ?? 'The document cannot be sent.';
  return problem(422, 'Document cannot be sent', detail, { errors, failures });
}
