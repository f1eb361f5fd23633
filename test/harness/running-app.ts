import { setTimeout as delay } from 'node:timers/promises';
import type { CrossdockEvent, Topic } from '@app/canonical';
import { Outbox } from '@app/messaging';
import { Database } from '@app/persistence';
import type { AppDefinition } from '@app/service';
import { loadSettings, startProcess } from '@app/service';
import { createTestDatabase } from './postgres.js';

const PATIENCE_MS = 15_000;

/** One service, as a process of its own would run it, on a database of its own and the embedded log. */
export interface RunningApp {
  readonly database: Database;
  /** Puts events on their topics, through the outbox and its relay. */
  publish(...events: readonly CrossdockEvent[]): Promise<void>;
  get(path: string): Promise<{ status: number; body: unknown }>;
  /** Rows of a query once they are so many; whatever there is when patience ends. */
  rows(count: number, sql: string): Promise<Record<string, unknown>[]>;
  /** What was published on a topic, in order, once it is so much. */
  published<Data>(topic: Topic, count: number): Promise<{ type: string; data: Data }[]>;
  close(): Promise<void>;
}

export async function runApp(definition: AppDefinition): Promise<RunningApp> {
  const { url: databaseUrl } = await createTestDatabase();
  const settings = loadSettings({ PORT: '0', DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent' });
  const running = await startProcess([definition], settings);
  const database = running.app.get(Database, { strict: false });
  const outbox = new Outbox(definition.name);
  const rows = async (count: number, sql: string): Promise<Record<string, unknown>[]> => {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const found = await database.query(sql);
      if (found.length === count || Date.now() > deadline) return found;
      await delay(20);
    }
  };
  return {
    database,
    rows,
    close: () => running.close(),
    publish: (...events) => database.transaction((tx) => outbox.append(tx, events)),
    get: async (path) => {
      const response = await fetch(new URL(path, running.url));
      return { status: response.status, body: await response.json() };
    },
    published: async <Data>(topic: Topic, count: number) => {
      const sql = `SELECT headers->>'ce_type' AS type, value FROM log.record WHERE topic LIKE '%${topic}'
        ORDER BY appended_at, partition, log_offset`;
      const found = await rows(count, sql);
      return found.map(({ type, value }) => ({ type: String(type), data: JSON.parse(String(value)) as Data }));
    },
  };
}
