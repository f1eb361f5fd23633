import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiPage, ApiQueries, PageParams, SchemaPipe } from '@app/service';
import type { Page, PageRequest } from '@app/service';
import { Type } from 'typebox';
import type { Static } from 'typebox';
import { FAILURE } from './examples.js';
import { FailureReads } from './failure.reads.js';
import { FailureView } from './views.js';

const Filter = Type.Object(
  {
    partner: Type.Optional(Type.String({ description: 'id of the partner' })),
    code: Type.Optional(Type.String({ description: 'CD-nnnn' })),
    status: Type.Optional(Type.Enum(['open', 'resolved', 'ignored'])),
    severity: Type.Optional(Type.Enum(['error', 'warning'])),
    interchange: Type.Optional(Type.String({ format: 'uuid' })),
    transmission: Type.Optional(Type.String({ format: 'uuid' })),
    limit: Type.Optional(Type.String()),
    cursor: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);

/** Everything that went wrong, in the gateway and in the services. */
@ApiTags('gateway')
@Controller('failures')
export class FailuresController {
  constructor(private readonly reads: FailureReads) {}

  @Get()
  @ApiOperation({ summary: 'Failures, the newest first' })
  @ApiQueries(Filter)
  @ApiPage(FailureView, { description: 'a page of failures', example: FAILURE })
  list(
    @Query(new SchemaPipe(Filter)) filter: Static<typeof Filter>,
    @PageParams('integer') page: PageRequest,
  ): Promise<Page<FailureView>> {
    return this.reads.list(filter, page);
  }
}
