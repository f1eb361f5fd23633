import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Page, PageRequest } from '@app/service';
import { ApiPage, ApiProblems, ApiQueries, PageParams, SchemaPipe } from '@app/service';
import { OPEN_ITEM_EXAMPLE, PAYMENT_EXAMPLE, PAYMENT_SUMMARY_EXAMPLE } from './cash.examples.js';
import { CashQueries } from './cash.queries.js';
import * as schemas from './cash.schemas.js';

/** Open items and payments, to read. */
@ApiTags('cash')
@Controller()
export class CashController {
  constructor(private readonly cash: CashQueries) {}

  @Get('open-items')
  @ApiOperation({ summary: 'Lists invoices and credit notes, and what is open of them' })
  @ApiQueries(schemas.OpenItemsQuery)
  @ApiPage(schemas.OpenItemView, { description: 'Open items', example: OPEN_ITEM_EXAMPLE })
  openItems(
    @Query(new SchemaPipe(schemas.OpenItemsQuery)) query: schemas.OpenItemsQuery,
    @PageParams('text', 'text') page: PageRequest,
  ): Promise<Page<schemas.OpenItemView>> {
    return this.cash.openItems(query, page);
  }

  @Get('payments')
  @ApiOperation({ summary: 'Lists payments, and how much of each is applied' })
  @ApiQueries(schemas.PaymentsQuery)
  @ApiPage(schemas.PaymentSummary, { description: 'Payments', example: PAYMENT_SUMMARY_EXAMPLE })
  payments(
    @Query(new SchemaPipe(schemas.PaymentsQuery)) query: schemas.PaymentsQuery,
    @PageParams('text', 'text') page: PageRequest,
  ): Promise<Page<schemas.PaymentSummary>> {
    return this.cash.payments(query, page);
  }

  @Get('payments/:id')
  @ApiOperation({ summary: 'One payment: each allocation with its reason, differences, and what is unapplied' })
  @ApiParam({ name: 'id', example: PAYMENT_EXAMPLE.id })
  @ApiOkResponse({ description: 'The payment', schema: schemas.PaymentView, example: PAYMENT_EXAMPLE })
  @ApiProblems(404)
  payment(@Param('id') id: string): Promise<schemas.PaymentView> {
    return this.cash.payment(id);
  }
}
