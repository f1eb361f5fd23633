import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiPage, ApiProblems, ApiQueries, PageParams, SchemaPipe } from '@app/service';
import type { Page, PageRequest } from '@app/service';
import { Type } from 'typebox';
import type { Static, TSchema } from 'typebox';
import { ControlNumberStore } from '../process/control-number.store.js';
import { ControlNumberReads } from './control-number.reads.js';
import { CONTROL_NUMBER, CONTROL_NUMBER_CHANGE } from './examples.js';
import { ControlNumberChangeView, ControlNumberView } from './views.js';

const Paging = { limit: Type.Optional(Type.String()), cursor: Type.Optional(Type.String()) };
const All = Type.Object(Paging, { additionalProperties: false });
const Changes = Type.Object(
  { scope: Type.Optional(Type.String({ description: 'of one sequence' })), ...Paging },
  { additionalProperties: false },
);

const Setting = Type.Object(
  {
    scope: Type.String({ maxLength: 200, description: 'x12/interchange/ZZ:OURS/ZZ:THEIRS' }),
    last: Type.Integer({ minimum: 0, maximum: 999_999_999, description: 'counts as used: the next is one higher' }),
    reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S', description: 'why, for the record' }),
    by: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S', description: 'who, for the record' }),
    force: Type.Optional(Type.Boolean({ description: 'also below a number that was used' })),
  },
  { additionalProperties: false },
);

/** Our own control numbers: one sequence for each level and pair of identities. */
@ApiTags('gateway')
@Controller('control-numbers')
export class ControlNumbersController {
  constructor(
    private readonly reads: ControlNumberReads,
    private readonly store: ControlNumberStore,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Our control numbers, by scope' })
  @ApiQueries(All)
  @ApiPage(ControlNumberView, { description: 'a page of control numbers', example: CONTROL_NUMBER })
  list(
    @Query(new SchemaPipe(All)) _: Static<typeof All>,
    @PageParams('text') page: PageRequest,
  ): Promise<Page<ControlNumberView>> {
    return this.reads.list(page);
  }

  @Get('changes')
  @ApiOperation({ summary: 'What people set, the newest first' })
  @ApiQueries(Changes)
  @ApiPage(ControlNumberChangeView, { description: 'a page of changes', example: CONTROL_NUMBER_CHANGE })
  changes(
    @Query(new SchemaPipe(Changes)) { scope }: Static<typeof Changes>,
    @PageParams('integer') page: PageRequest,
  ): Promise<Page<ControlNumberChangeView>> {
    return this.reads.changes(scope, page);
  }

  @Put()
  @ApiOperation({
    summary: 'Set a control number, with a reason',
    description: 'Refused below a number that was used, unless forced. Kept with who, when and why.',
  })
  @ApiBody({ schema: Setting as TSchema })
  @ApiOkResponse({ description: 'as it is now', schema: ControlNumberView, example: CONTROL_NUMBER })
  @ApiProblems(400, 409)
  async set(
    @Body(new SchemaPipe(Setting)) { force = false, ...setting }: Static<typeof Setting>,
  ): Promise<ControlNumberView> {
    await this.store.set({ ...setting, force });
    return this.reads.one(setting.scope);
  }
}
