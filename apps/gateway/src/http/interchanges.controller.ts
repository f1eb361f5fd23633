import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiPage, ApiProblems, ApiQueries, PageParams, SchemaPipe } from '@app/service';
import type { Page, PageRequest } from '@app/service';
import { Type } from 'typebox';
import type { Static, TSchema } from 'typebox';
import { DecisionStore } from '../process/decision.store.js';
import { ACKNOWLEDGMENT, INTERCHANGE, INTERCHANGE_DETAIL } from './examples.js';
import { InterchangeReads } from './interchange.reads.js';
import { Settlement } from './settlement.js';
import { AcknowledgmentView, InterchangeDetail, InterchangeView, STATES } from './views.js';

const Filter = Type.Object(
  {
    partner: Type.Optional(Type.String({ description: 'id of the partner' })),
    state: Type.Optional(Type.Enum(STATES, { description: 'held finds what waits for a decision' })),
    control: Type.Optional(Type.String({ description: 'ISA13 or UNB 0020' })),
    limit: Type.Optional(Type.String()),
    cursor: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);

const Part = Type.Object(
  {
    group: Type.Optional(Type.Integer({ minimum: 1, description: 'ordinal of the group in the interchange' })),
    transaction: Type.Optional(
      Type.Integer({ minimum: 1, description: 'ordinal of the transaction in the interchange' }),
    ),
    by: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'who decides, for the record' })),
    reason: Type.Optional(Type.String({ minLength: 1, maxLength: 500, description: 'why, for the record' })),
  },
  { additionalProperties: false, description: 'absent: the whole interchange' },
);
const Decided = Type.Union([Part, Type.Null(), Type.Undefined()]);

/** What arrived, what became of it, and what a person decides about it. */
@ApiTags('gateway')
@Controller('interchanges')
export class InterchangesController {
  constructor(
    private readonly reads: InterchangeReads,
    private readonly decisions: DecisionStore,
    private readonly settlement: Settlement,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Interchanges, the newest first' })
  @ApiQueries(Filter)
  @ApiPage(InterchangeView, { description: 'a page of interchanges', example: INTERCHANGE })
  list(
    @Query(new SchemaPipe(Filter)) filter: Static<typeof Filter>,
    @PageParams('integer') page: PageRequest,
  ): Promise<Page<InterchangeView>> {
    return this.reads.list(filter, page);
  }

  @Get(':id')
  @ApiOperation({ summary: 'An interchange with its groups, transactions, acknowledgments, documents and failures' })
  @ApiOkResponse({ description: 'the interchange', schema: InterchangeDetail as TSchema, example: INTERCHANGE_DETAIL })
  @ApiProblems(400, 404)
  one(@Param('id', ParseUUIDPipe) id: string): Promise<InterchangeDetail> {
    return this.reads.one(id);
  }

  @Get(':id/acknowledgments')
  @ApiOperation({ summary: 'What was answered' })
  @ApiPage(AcknowledgmentView, { description: 'a page of acknowledgments', example: ACKNOWLEDGMENT })
  @ApiProblems(404)
  acknowledgments(
    @Param('id', ParseUUIDPipe) id: string,
    @PageParams('integer') page: PageRequest,
  ): Promise<Page<AcknowledgmentView>> {
    return this.reads.acknowledgments(id, page);
  }

  @Post(':id/release')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Accept what is held',
    description:
      'Once is as good as twice. What waits for a code is mapped with the definitions of today, and is held again while no table has the code. Answers the interchange.',
  })
  @ApiBody({ schema: Part as TSchema, required: false })
  @ApiOkResponse({ description: 'the interchange', schema: InterchangeDetail as TSchema, example: INTERCHANGE_DETAIL })
  @ApiProblems(400, 404, 409)
  release(
    @Param('id', ParseUUIDPipe) id: string,
    @Body(new SchemaPipe(Decided)) part: Static<typeof Part> | null | undefined,
  ): Promise<InterchangeDetail> {
    return this.decide(id, 'release', part ?? {});
  }

  @Post(':id/refuse')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Reject what is held',
    description:
      'The sender is told, where an acknowledgment is due: not of what waits for a code, which was accepted. Of that no documents are made.',
  })
  @ApiBody({ schema: Part as TSchema, required: false })
  @ApiOkResponse({ description: 'the interchange', schema: InterchangeDetail as TSchema, example: INTERCHANGE_DETAIL })
  @ApiProblems(400, 404, 409)
  refuse(
    @Param('id', ParseUUIDPipe) id: string,
    @Body(new SchemaPipe(Decided)) part: Static<typeof Part> | null | undefined,
  ): Promise<InterchangeDetail> {
    return this.decide(id, 'refuse', part ?? {});
  }

  @Post(':id/reprocess')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Process again, with the definitions of today',
    description: 'Documents that come out equal are not published again; a different one is a new revision.',
  })
  @ApiOkResponse({ description: 'the interchange', schema: InterchangeDetail as TSchema, example: INTERCHANGE_DETAIL })
  @ApiProblems(400, 404, 409)
  async reprocess(@Param('id', ParseUUIDPipe) id: string): Promise<InterchangeDetail> {
    await this.settlement.settled(await this.decisions.reprocess(id, ANYONE));
    return this.reads.one(id);
  }

  private async decide(
    interchangeId: string,
    decision: 'release' | 'refuse',
    { by = ANYONE, ...part }: Static<typeof Part>,
  ): Promise<InterchangeDetail> {
    await this.settlement.settled(await this.decisions.decide({ interchangeId, decision, by, ...part }));
    return this.reads.one(interchangeId);
  }
}

/** Who decided, where the request does not say. */
const ANYONE = 'operator';
