import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { gaugeSource } from '@app/observability';
import { Database } from '@app/persistence';

/** Tells `/metrics` how many interchanges wait, and for what. */
@Injectable()
export class GatewayMetrics implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private end: () => void = () => undefined;

  constructor(private readonly database: Database) {}

  onApplicationBootstrap(): void {
    this.end = gaugeSource('interchangesUnprocessed', async () => {
      const waiting = await this.database.query<{ state: string; count: number }>(
        `SELECT state, count(*)::float8 AS count FROM gateway.interchange
         WHERE state IN ('received', 'publishing', 'held', 'parked') GROUP BY state`,
      );
      const counts = new Map(waiting.map(({ state, count }) => [state, count]));
      return ['received', 'publishing', 'held', 'parked'].map((state) => ({
        labels: { state },
        value: counts.get(state) ?? 0,
      }));
    });
  }

  beforeApplicationShutdown(): void {
    this.end();
  }
}
