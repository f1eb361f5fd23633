import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import type { CrossdockEvent } from '@app/canonical';
import { Database, migrate } from '@app/persistence';
import { DataSource } from 'typeorm';
import { createTestDatabase, testTopicPrefix } from '../../../../test/harness/index.js';
import { LOG_MIGRATIONS, messagingMigration } from '../../src/index.js';
import type { FailureRecord } from '../../src/index.js';
import type { Adapter } from './adapters.js';
import { eventually } from './events.js';
import { EFFECT_TABLES, ProbeProcess, record } from './probe-process.js';
import type { Behaviour } from './probe-process.js';

const SERVICES = ['orders', 'cash', 'gateway'];

interface FailureRow {
  readonly type: string;
  readonly key: string;
  readonly record: FailureRecord;
}

/** What each test of the contract works with: a database for the suite, a topic prefix and processes for the test. */
export class Bench {
  database!: Database;
  prefix = '';
  #processes: ProbeProcess[] = [];

  /** Call it in `describe`: it brings its hooks. */
  constructor(private readonly adapter: Adapter) {
    beforeAll(async () => {
      const { url } = await createTestDatabase({ empty: true });
      const services = SERVICES.map((schema) => ({ schema, migrations: [messagingMigration(schema)] }));
      await migrate(url, [LOG_MIGRATIONS, ...services]);
      this.database = new Database(await new DataSource({ type: 'postgres', url }).initialize(), url);
      await this.database.query(EFFECT_TABLES);
    });

    beforeEach(async () => {
      this.prefix = testTopicPrefix();
      await this.database.query('TRUNCATE effect, failure');
    });

    afterEach(async () => {
      await Promise.all(this.#processes.map((process) => process.close()));
      this.#processes = [];
    });

    afterAll(() => this.database.dataSource.destroy());
  }

  async start(behaviours: { orders?: Behaviour; cash?: Behaviour }): Promise<ProbeProcess> {
    const process = await ProbeProcess.start(
      this.database.url,
      { log: this.adapter.log, prefix: this.prefix },
      behaviours,
    );
    this.#processes.push(process);
    return process;
  }

  stop(process: ProbeProcess): Promise<void> {
    this.#processes = this.#processes.filter((one) => one !== process);
    return process.close();
  }

  /** Key and id of the events that had an effect, in the order of the effects, once there are as many. */
  effects(service: string, count: number): Promise<{ key: string; id: string }[]> {
    const sql = 'SELECT key, event_id AS id FROM effect WHERE service = $1 ORDER BY ordinal';
    return eventually(
      () => this.database.query(sql, [service]),
      (rows) => rows.length >= count,
    );
  }

  async effectIds(service: string, count: number): Promise<string[]> {
    return ids(...(await this.effects(service, count)));
  }

  /** What the failures topic brought, once there are as many. */
  failures(count: number): Promise<FailureRow[]> {
    return eventually(
      () => this.database.query<FailureRow>('SELECT type, key, record FROM failure ORDER BY ordinal'),
      (rows) => rows.length >= count,
    );
  }
}

export function ids(...events: readonly { id: string }[]): string[] {
  return events.map(({ id }) => id);
}

/** Has its effect, then throws where one of the events is to fail. */
export function failing(which: (event: CrossdockEvent) => boolean, error: () => Error): Behaviour {
  return async (events, context) => {
    await record(events, context);
    if (events.some(which)) throw error();
  };
}
