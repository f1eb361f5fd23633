import { Gauge } from 'prom-client';
import { metrics } from './metrics.js';

/** What is asked for when `/metrics` is read, since the answer stands in the database. */
export const GAUGES = {
  interchangesUnprocessed: {
    name: 'crossdock_interchanges_unprocessed',
    help: 'Interchanges that are received and not yet processed, by state.',
    labelNames: ['state'],
  },
  outboxAge: {
    name: 'crossdock_outbox_age_seconds',
    help: 'Age of the oldest event that is committed and not yet on its topic; 0 where there is none.',
    labelNames: ['service'],
  },
  consumerLag: {
    name: 'crossdock_consumer_lag',
    help: 'Events on a topic that a service has not consumed.',
    labelNames: ['service', 'topic'],
  },
  deadLetters: {
    name: 'crossdock_dead_letters',
    help: 'Events that a service gave up on and that wait for a person.',
    labelNames: ['service'],
  },
} as const;
export type GaugeName = keyof typeof GAUGES;

export interface Reading {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

type Source = () => Promise<readonly Reading[]>;
const sources = new Map<GaugeName, Set<Source>>();

for (const key of Object.keys(GAUGES) as GaugeName[]) {
  const { name, help, labelNames } = GAUGES[key];
  new Gauge({
    name,
    help,
    labelNames: [...labelNames],
    registers: [metrics],
    async collect() {
      this.reset();
      const readings = await Promise.all([...(sources.get(key) ?? [])].map((read) => read()));
      for (const { labels, value } of readings.flat()) this.set(labels, value);
    },
  });
}

/**
 * Says where a gauge is read; returns what takes it back, to be called before the database closes. A source that throws
 * fails the whole scrape: a missing number would look like a good one.
 */
export function gaugeSource(name: GaugeName, read: Source): () => void {
  const readers = sources.get(name) ?? new Set<Source>();
  sources.set(name, readers.add(read));
  return () => void readers.delete(read);
}
