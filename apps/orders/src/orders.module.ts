import { Module } from '@nestjs/common';
import { MessagingModule } from '@app/messaging';
import { OrderBookService } from './consume/order-book.service.js';
import { OrdersConsumer } from './consume/orders.consumer.js';
import { OrderQueries } from './http/order.queries.js';
import { OrdersController } from './http/orders.controller.js';

@Module({
  imports: [MessagingModule.forService({ service: 'orders', schema: 'orders' })],
  controllers: [OrdersConsumer, OrdersController],
  providers: [OrderBookService, OrderQueries],
})
export class OrdersModule {}
