import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { oncePerRun, runDirectory } from './once-per-run.js';

interface TestBroker {
  readonly brokers?: string;
  readonly pid?: number;
}

/**
 * A real broker: that of `KAFKA_BROKERS`, else Apache Kafka started by tools/kafka for the run. Undefined, with one
 * printed line that says why, where there is neither; with `CI=true` that throws.
 *
 * @example
 * const brokers = await kafkaBrokers();
 * (brokers ? describe : describe.skip)('on Kafka', () => { .. });
 */
export async function kafkaBrokers(): Promise<string[] | undefined> {
  const { brokers } = await oncePerRun('kafka', startBroker);
  return brokers?.split(',');
}

/** For `CROSSDOCK_TOPIC_PREFIX`: topics and consumer groups of one suite. */
export function testTopicPrefix(): string {
  return `test-${randomBytes(4).toString('hex')}`;
}

async function startBroker(): Promise<TestBroker> {
  const given = process.env.KAFKA_BROKERS;
  if (given !== undefined && given !== '') return { brokers: given };
  const { startKafka } = await import('../../tools/kafka/kafka.mjs');
  try {
    const { brokers, pid } = await startKafka({ data: join(runDirectory(), 'kafka') });
    return { brokers, pid };
  } catch (error) {
    const why = (error as Error).message;
    if (process.env.CI === 'true') throw new Error(`Kafka tests need a broker: ${why}`, { cause: error });
    process.stderr.write(`Kafka tests are skipped: ${why}. Or set KAFKA_BROKERS to a running broker.\n`);
    return {};
  }
}
