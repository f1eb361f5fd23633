import { Module } from '@nestjs/common';
import { MessagingModule } from '@app/messaging';
import { CashBookService } from './consume/cash-book.service.js';
import { CashConsumer } from './consume/cash.consumer.js';
import { CashController } from './http/cash.controller.js';
import { CashQueries } from './http/cash.queries.js';

@Module({
  imports: [MessagingModule.forService({ service: 'cash', schema: 'cash' })],
  controllers: [CashConsumer, CashController],
  providers: [CashBookService, CashQueries],
})
export class CashModule {}
