import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { CrossdockEvent, Invoice, RemittanceAdvice } from '@app/canonical';
import { TOPICS } from '@app/canonical';
import type { ConsumeContext } from '@app/messaging';
import { Consumes } from '@app/messaging';
import { CashBookService } from './cash-book.service.js';

/** Hands what comes on the topics to cash application. Events of another type on a topic are none of its business. */
@Controller()
export class CashConsumer {
  constructor(private readonly cash: CashBookService) {}

  @Consumes(TOPICS.invoices, 'cash', { test: true })
  async invoices(@Payload() events: readonly CrossdockEvent<Invoice>[], @Ctx() { tx }: ConsumeContext): Promise<void> {
    await this.cash.takeInvoices(
      tx,
      events.filter(({ type }) => type === 'invoice.issued'),
    );
  }

  @Consumes(TOPICS.payments, 'cash', { test: true })
  async remittances(
    @Payload() events: readonly CrossdockEvent<RemittanceAdvice>[],
    @Ctx() { tx }: ConsumeContext,
  ): Promise<void> {
    await this.cash.takeRemittances(
      tx,
      events.filter(({ type }) => type === 'remittance-advice.received'),
    );
  }
}
