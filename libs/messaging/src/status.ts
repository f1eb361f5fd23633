import type { Topic } from '@app/canonical';
import type { Database } from '@app/persistence';
import type { MessagingRegistry } from './messaging.registry.js';
import type { ServiceMessaging } from './service-messaging.js';
import type { ServiceName } from './service-name.js';

export interface Lag {
  readonly service: ServiceName;
  /** Without the prefix. */
  readonly topic: Topic;
  /** Records not yet consumed. */
  readonly records: number;
}

/** Figures of the services in this process, for metrics and health. */
export class MessagingStatus {
  constructor(
    private readonly database: Database,
    private readonly registry: MessagingRegistry,
  ) {}

  /** Age of the oldest event that waits in each outbox; 0 where none waits. */
  outboxAgeSeconds(): Promise<Partial<Record<ServiceName, number>>> {
    return this.#perService(
      ({ schema }) => `SELECT coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0)::float8 AS figure
        FROM (SELECT created_at FROM ${schema}.outbox ORDER BY id LIMIT 1) AS oldest`,
    );
  }

  /** Open dead letters per service. */
  deadLetters(): Promise<Partial<Record<ServiceName, number>>> {
    return this.#perService(
      ({ schema }) => `SELECT count(*)::int AS figure FROM ${schema}.dead_letter WHERE released_at IS NULL`,
    );
  }

  /** Per service and topic that it consumes. */
  async lag(): Promise<Lag[]> {
    const all = this.registry.services.map(async ({ service, group, handlers }) => {
      const lags = await this.registry.log.lag(group, handlers.topics);
      return [...lags].map(([topic, records]) => ({ service, topic, records }));
    });
    return (await Promise.all(all)).flat();
  }

  /** Throws where the log cannot be reached. */
  ping(): Promise<void> {
    return this.registry.log.ping();
  }

  async #perService(sql: (service: ServiceMessaging) => string): Promise<Partial<Record<ServiceName, number>>> {
    const figures: Partial<Record<ServiceName, number>> = {};
    for (const service of this.registry.services) {
      const [row] = await this.database.query<{ figure: number }>(sql(service));
      figures[service.service] = row?.figure ?? 0;
    }
    return figures;
  }
}
