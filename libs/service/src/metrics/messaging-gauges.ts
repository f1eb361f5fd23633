import { Inject, Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { MessagingStatus } from '@app/messaging';
import { gaugeSource } from '@app/observability';
import type { Reading } from '@app/observability';

/** Reads outbox age, consumer lag and dead letters whenever `/metrics` is asked for. */
@Injectable()
export class MessagingGauges implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private removals: readonly (() => void)[] = [];

  constructor(@Inject(MessagingStatus) private readonly status: MessagingStatus) {}

  onApplicationBootstrap(): void {
    this.removals = [
      gaugeSource('outboxAge', async () => byService(await this.status.outboxAgeSeconds())),
      gaugeSource('deadLetters', async () => byService(await this.status.deadLetters())),
      gaugeSource('consumerLag', async () => {
        const lags = await this.status.lag();
        return lags.map(({ service, topic, records }) => ({ labels: { service, topic }, value: records }));
      }),
    ];
  }

  beforeApplicationShutdown(): void {
    for (const remove of this.removals) remove();
  }
}

function byService(values: Readonly<Partial<Record<string, number>>>): readonly Reading[] {
  return Object.entries(values).flatMap(([service, value]) =>
    value === undefined ? [] : [{ labels: { service }, value }],
  );
}
