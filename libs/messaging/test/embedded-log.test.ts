import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TOPICS } from '@app/canonical';
import { Database, migrate } from '@app/persistence';
import { DataSource } from 'typeorm';
import { createTestDatabase } from '../../../test/harness/index.js';
import { LOG_MIGRATIONS, encodeEvent, messagingMigration } from '../src/index.js';
import { EmbeddedLog } from '../src/log/embedded/embedded.log.js';
import { Gate, eventually, orderEvent } from './contract/events.js';
import { EFFECT_TABLES, ProbeProcess, record } from './contract/probe-process.js';

let database: Database;

beforeAll(async () => {
  const { url } = await createTestDatabase({ empty: true });
  const services = ['orders', 'gateway'].map((schema) => ({ schema, migrations: [messagingMigration(schema)] }));
  await migrate(url, [LOG_MIGRATIONS, ...services]);
  database = new Database(await new DataSource({ type: 'postgres', url }).initialize(), url);
  await database.query(EFFECT_TABLES);
});

afterAll(() => database.dataSource.destroy());

describe('embedded log', () => {
  it('gives offsets without gaps in commit order, also after a rollback and from many writers', async () => {
    const log = new EmbeddedLog(database, 'gapless');
    await log.ensureTopics([TOPICS.orders, TOPICS.cash]);
    const append = (n: number): Promise<void> =>
      database.transaction((tx) =>
        log.append(tx, [
          encodeEvent(orderEvent(n, 'a')),
          encodeEvent(orderEvent(n, 'b', { topic: TOPICS.cash })),
          encodeEvent(orderEvent(n + 1000, 'a')),
        ]),
      );
    const lost = database.transaction(async (tx) => {
      await log.append(tx, [encodeEvent(orderEvent(9, 'a'))]);
      throw new Error('rolled back');
    });
    await expect(lost).rejects.toThrow('rolled back');
    await Promise.all(Array.from({ length: 10 }, (_, n) => append(n)));
    const found = await database.query<{ topic: string; key: string; offsets: string[]; next: string }>(
      `SELECT r.topic, r.key, array_agg(r.log_offset ORDER BY r.log_offset) AS offsets, p.next
       FROM log.record r JOIN log.partition p USING (topic, partition) WHERE topic LIKE 'gapless.%'
       GROUP BY r.topic, r.key, p.next ORDER BY 1`,
    );
    expect(found).toEqual([
      { topic: 'gapless.cash.v1', key: 'b', offsets: Array.from({ length: 10 }, (_, n) => String(n)), next: '10' },
      { topic: 'gapless.orders.v1', key: 'a', offsets: Array.from({ length: 20 }, (_, n) => String(n)), next: '20' },
    ]);
  });

  it('refuses a topic that was not created', async () => {
    const log = new EmbeddedLog(database, 'none');
    const append = database.transaction((tx) => log.append(tx, [encodeEvent(orderEvent(1, 'a'))]));
    await expect(append).rejects.toThrow('The topic none.orders.v1 does not exist');
  });

  it('rolls the effect of a zombie back: its offset has been moved by another', async () => {
    const gate = new Gate();
    let calls = 0;
    const process = await ProbeProcess.start(
      database.url,
      { log: 'embedded', prefix: 'zombie' },
      {
        orders: async (events, context) => {
          await record(events, context);
          calls++;
          await gate.pass();
        },
      },
    );
    await process.publish(orderEvent(1, 'a'));
    await eventually(
      () => Promise.resolve(calls),
      (n) => n === 1,
    );
    await database.query(`UPDATE log."offset" o SET next = p.next FROM log.partition p
      WHERE p.topic = o.topic AND p.partition = o.partition AND o.group_name = 'zombie.orders'`);
    gate.open();
    await process.close();
    expect(await database.query('SELECT event_id FROM effect')).toEqual([]);
    expect(await database.query("SELECT event_id FROM orders.inbox WHERE group_name = 'zombie.orders'")).toEqual([]);
  });
});
