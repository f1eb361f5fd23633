import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { TOPICS } from '@app/canonical';
import type { CrossdockEvent } from '@app/canonical';
import { Consumes } from '@app/messaging';
import type { ConsumeContext, FailureRecord } from '@app/messaging';
import { FailureStore } from './failure.store.js';

/** Lists the failures of all services beside the gateway's own, which it stored when it raised them. */
@Controller()
export class FailureConsumer {
  constructor(private readonly failures: FailureStore) {}

  @Consumes(TOPICS.failures, 'gateway', { test: true })
  async take(@Payload() events: readonly CrossdockEvent[], @Ctx() { tx }: ConsumeContext): Promise<void> {
    const foreign = events.filter(({ source }) => source !== '/gateway');
    await this.failures.merge(
      tx,
      foreign.map(({ data, source }) => ({ record: data as FailureRecord, source: source.slice(1) })),
    );
  }
}
