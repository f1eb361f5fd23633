import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { TransmissionView } from '@app/gateway';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generate } from '../../tools/bench/generate.mjs';
import { createTestDatabase, CrossdockProcess } from '../harness/index.js';
import { PeakMemory } from './peak-memory.js';
import { SIZES } from './size.js';

const MEGABYTE = 1e6;
const STANDARDS = ['x12', 'edifact'] as const;
const TYPES = { x12: 'application/edi-x12', edifact: 'application/edifact' } as const;

let home: string;
let gateway: CrossdockProcess;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'crossdock-'));
  const { url } = await createTestDatabase();
  gateway = new CrossdockProcess('gateway', { DATABASE_URL: url, CROSSDOCK_HOME: home, LOG_LEVEL: 'silent' });
  await gateway.start();
}, 180_000);
afterAll(async () => {
  await gateway.stop();
  await rm(home, { recursive: true, force: true });
});

/** Posts generated orders and waits until their interchange has left the lane. */
async function received(standard: 'x12' | 'edifact', megabytes: number): Promise<TransmissionView['interchanges'][0]> {
  const answer = await fetch(`${gateway.url}/transmissions`, {
    method: 'POST',
    headers: { 'content-type': TYPES[standard] },
    body: Readable.toWeb(Readable.from(generate(standard, megabytes * MEGABYTE, megabytes))) as ReadableStream,
    duplex: 'half',
  });
  expect(answer.status).toBe(202);
  const location = new URL(answer.headers.get('location') ?? '', gateway.url);
  for (;;) {
    const { interchanges } = (await (await fetch(location)).json()) as TransmissionView;
    const [interchange] = interchanges;
    if (interchange !== undefined && ['processed', 'held', 'rejected', 'duplicate'].includes(interchange.state))
      return interchange;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

describe.each(STANDARDS)('%s through the gateway', (standard) => {
  it(`${SIZES.gateway} MB of orders in one interchange become documents in bounded memory`, async () => {
    const memory = new PeakMemory({ pid: gateway.pid });
    const interchange = await received(standard, SIZES.gateway);
    const peak = memory.end();
    expect(interchange).toMatchObject({ state: 'processed', verdict: 'accepted' });
    expect(interchange.acceptedCount).toBeGreaterThan(SIZES.gateway * 200);
    expect(peak).toBeLessThan(700 * MEGABYTE);
  }, 300_000);
});
