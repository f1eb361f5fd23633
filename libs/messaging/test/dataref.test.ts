import { afterEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CrossdockEvent } from '@app/canonical';
import { TOPICS } from '@app/canonical';
import { isTransient } from '@app/persistence';
import { resolveDataref } from '../src/consume/dataref.js';
import { EventFailure } from '../src/index.js';

const CONTENT = '{"documentType":"Order","orderNumber":"4500017"}';
const EVENT: CrossdockEvent = {
  id: '7d7c0a52-3c1e-5f67-9d5a-5b1de0000001.1',
  type: 'order.received',
  source: '/gateway',
  time: '2026-03-01T10:00:00.000Z',
  topic: TOPICS.orders,
  key: 'ACME/4500017',
  sha256: createHash('sha256').update(CONTENT).digest('hex'),
};

describe('the data of a large event', () => {
  const servers: Server[] = [];
  afterEach(() => servers.splice(0).forEach((server) => server.close()));

  /** A server that answers so, and the authorization that it was shown. */
  async function serve(status: number, body = CONTENT): Promise<{ url: string; shown: (string | undefined)[] }> {
    const shown: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      shown.push(request.headers.authorization);
      response.writeHead(status, { connection: 'close' }).end(body);
    }).listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, shown };
  }

  const failureOf = async (event: CrossdockEvent): Promise<unknown> => {
    const error: unknown = await resolveDataref(event).catch((thrown: unknown) => thrown);
    return error instanceof EventFailure ? [error.failure.code, error.failure.message] : error;
  };

  it('is fetched from the gateway with the token, and checked', async () => {
    const { url, shown } = await serve(200);
    const dataref = `${url}/documents/1/content`;
    expect((await resolveDataref({ ...EVENT, dataref }, { url, token: 'secret' })).data).toEqual(JSON.parse(CONTENT));
    expect(shown).toEqual(['Bearer secret']);
  });

  it('is fetched from any other place without the token', async () => {
    const { url, shown } = await serve(200);
    await resolveDataref({ ...EVENT, dataref: `${url}/x` }, { url: 'http://127.0.0.1:4080', token: 'secret' });
    expect(shown).toEqual([undefined]);
  });

  it('is CD-6104 where the bytes are others, or the server refuses', async () => {
    const other = await serve(200, '{}');
    const missing = await serve(404);
    const about = `The data of the event order.received ${EVENT.id} cannot be had from`;
    const sha256 = createHash('sha256').update('{}').digest('hex');
    expect(await failureOf({ ...EVENT, dataref: `${other.url}/x` })).toEqual([
      'CD-6104',
      `${about} ${other.url}/x: its SHA-256 is ${sha256}, not ${EVENT.sha256}.`,
    ]);
    expect(await failureOf({ ...EVENT, dataref: `${missing.url}/x` })).toEqual([
      'CD-6104',
      `${about} ${missing.url}/x: the server answers 404.`,
    ]);
  });

  it('is tried again where the server is in trouble', async () => {
    const { url } = await serve(503);
    expect(isTransient(await failureOf({ ...EVENT, dataref: `${url}/x` }))).toBe(true);
  });
});
