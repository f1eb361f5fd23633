import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Page, PageRequest } from '@app/service';
import { ApiPage, ApiProblems, ApiQueries, PageParams, SchemaPipe } from '@app/service';
import type { TSchema } from 'typebox';
import { ORDER_EXAMPLE, SHIPMENT_EXAMPLE, SUMMARY_EXAMPLE } from './order.examples.js';
import { OrderQueries } from './order.queries.js';
import * as schemas from './order.schemas.js';

/** The order book, to read. */
@ApiTags('orders')
@Controller()
export class OrdersController {
  constructor(private readonly orders: OrderQueries) {}

  @Get('orders')
  @ApiOperation({ summary: 'Lists orders' })
  @ApiQueries(schemas.OrdersQuery)
  @ApiPage(schemas.OrderSummary, { description: 'Orders and how they stand', example: SUMMARY_EXAMPLE })
  list(
    @Query(new SchemaPipe(schemas.OrdersQuery)) query: schemas.OrdersQuery,
    @PageParams('text', 'text', 'text', 'text') page: PageRequest,
  ): Promise<Page<schemas.OrderSummary>> {
    return this.orders.list(query, page);
  }

  @Get('orders/:account/:number')
  @ApiOperation({ summary: 'One order: its lines, what was shipped, and what happened to it' })
  @ApiParam({ name: 'account', example: 'ACME' })
  @ApiParam({ name: 'number', example: '4500017', description: 'the order number, percent-encoded' })
  @ApiQueries(schemas.OrderQuery)
  @ApiOkResponse({ description: 'The order', schema: schemas.OrderView as TSchema, example: ORDER_EXAMPLE })
  @ApiProblems(400, 404)
  get(
    @Param('account') account: string,
    @Param('number') number: string,
    @Query(new SchemaPipe(schemas.OrderQuery)) query: schemas.OrderQuery,
  ): Promise<schemas.OrderView> {
    return this.orders.get(account, number, query.release);
  }

  @Get('shipments')
  @ApiOperation({ summary: 'Lists items of despatch advices; `state=unmatched` are those that fit no order line' })
  @ApiQueries(schemas.ShipmentsQuery)
  @ApiPage(schemas.ShipmentView, { description: 'Items shipped, and what each did', example: SHIPMENT_EXAMPLE })
  shipments(
    @Query(new SchemaPipe(schemas.ShipmentsQuery)) query: schemas.ShipmentsQuery,
    @PageParams('text', 'text', 'integer') page: PageRequest,
  ): Promise<Page<schemas.ShipmentView>> {
    return this.orders.shipments(query, page);
  }
}
