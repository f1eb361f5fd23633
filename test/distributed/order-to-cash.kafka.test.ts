import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, CrossdockProcess, kafkaBrokers, testTopicPrefix } from '../harness/index.js';

const brokers = await kafkaBrokers();

interface Received {
  readonly interchanges: readonly {
    state: string;
    acknowledgments: readonly unknown[];
    documents: readonly unknown[];
  }[];
}

/** A file of the demo's story with the numbers of this test. */
function storyFile(name: string, control: number): string {
  const values: Record<string, string> = {
    control: String(control),
    po: '4500017',
    yyyymmdd: '20261102',
    yymmdd: '261102',
    in7days: '20261109',
    in21days: '20261123',
  };
  return readFileSync(`tools/demo/files/${name}`, 'utf8').replace(
    /\{(\w+)(?::(\d+))?\}/g,
    (_, key: string, width?: string) => (values[key] ?? '').padStart(Number(width ?? 0), '0'),
  );
}

(brokers === undefined ? describe.skip : describe)('each app its own process, on Kafka', () => {
  const home = mkdtempSync(join(tmpdir(), 'crossdock-distributed-'));
  let gateway: CrossdockProcess;
  let orders: CrossdockProcess;
  let cash: CrossdockProcess;

  beforeAll(async () => {
    const { url } = await createTestDatabase({ empty: true });
    const settings = {
      DATABASE_URL: url,
      KAFKA_BROKERS: brokers?.join(',') ?? '',
      CROSSDOCK_TOPIC_PREFIX: testTopicPrefix(),
      CROSSDOCK_HOME: home,
      LOG_LEVEL: 'warn',
    };
    gateway = new CrossdockProcess('gateway', settings);
    orders = new CrossdockProcess('orders', settings);
    cash = new CrossdockProcess('cash', settings);
    await Promise.all([gateway.start(), orders.start(), cash.start()]);
  }, 90_000);

  afterAll(async () => {
    await Promise.all([gateway.kill(), orders.kill(), cash.kill()]);
    rmSync(home, { recursive: true, force: true });
  });

  async function send(name: string, control: number): Promise<Received> {
    const response = await fetch(`${gateway.url}/transmissions?wait=true`, {
      method: 'POST',
      headers: { 'content-type': 'application/edi-x12' },
      body: storyFile(name, control),
    });
    expect(response.status).toBe(200);
    return (await response.json()) as Received;
  }

  async function eventually<Body>(url: string, ready: (body: Body) => boolean): Promise<Body> {
    const deadline = Date.now() + 30_000;
    for (;;) {
      const response = await fetch(url);
      const body = (await response.json()) as Body;
      if (response.ok && ready(body)) return body;
      if (Date.now() > deadline) throw new Error(`${url} still answers ${JSON.stringify(body)}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  it('carries an order, its despatch advice, its invoice and its remittance to the books', async () => {
    expect((await send('swiftship-despatch.edi', 701)).interchanges[0]).toMatchObject({ state: 'processed' });
    expect((await send('acme-orders.edi', 702)).interchanges[0]?.documents).toHaveLength(2);
    const order = await eventually<{ status: string; lines: unknown[] }>(
      `${orders.url}/orders/ACME/45000171`,
      ({ status }) => status === 'partially-shipped',
    );
    expect(order.lines).toMatchObject([
      { quantityOrdered: '48', quantityShipped: '48', quantityOpen: '0' },
      { quantityOrdered: '24', quantityShipped: '20', quantityOpen: '4' },
    ]);

    await send('acme-remittance.edi', 703);
    await send('erp-invoice.edi', 704);
    const { items } = await eventually<{ items: { amount: string; amountOpen: string }[] }>(
      `${cash.url}/open-items?account=ACME&invoice=INV4500017`,
      (body) => body.items[0]?.amountOpen === '62.00',
    );
    expect(items).toMatchObject([{ amount: '1220.00', amountOpen: '62.00' }]);
  }, 90_000);

  it('drains and ends with exit code 0 on SIGTERM', async () => {
    expect(await Promise.all([gateway.stop(), orders.stop(), cash.stop()])).toEqual([0, 0, 0]);
  }, 60_000);
});
