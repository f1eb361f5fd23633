import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { CrossdockEvent, DespatchAdvice, Order } from '@app/canonical';
import { TOPICS } from '@app/canonical';
import type { ConsumeContext } from '@app/messaging';
import { Consumes } from '@app/messaging';
import { OrderBookService } from './order-book.service.js';

/** Hands what comes on the topics to the order book. Events of another type on a topic are none of its business. */
@Controller()
export class OrdersConsumer {
  constructor(private readonly book: OrderBookService) {}

  @Consumes(TOPICS.orders, 'orders', { test: true })
  async orders(@Payload() events: readonly CrossdockEvent<Order>[], @Ctx() { tx }: ConsumeContext): Promise<void> {
    await this.book.takeOrders(
      tx,
      events.filter(({ type }) => type === 'order.received'),
    );
  }

  @Consumes(TOPICS.despatch, 'orders', { test: true })
  async despatches(
    @Payload() events: readonly CrossdockEvent<DespatchAdvice>[],
    @Ctx() { tx }: ConsumeContext,
  ): Promise<void> {
    await this.book.takeDespatches(
      tx,
      events.filter(({ type }) => type === 'despatch-advice.received'),
    );
  }
}
