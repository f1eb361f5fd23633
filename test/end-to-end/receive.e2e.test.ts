import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startCrossdock } from './crossdock.js';
import type { Crossdock } from './crossdock.js';
import { order850 } from './files.js';

let crossdock: Crossdock;
beforeAll(async () => (crossdock = await startCrossdock({ environment: { LOG_LEVEL: 'info', CROSSDOCK_MAPPINGS: '/tmp/gw-maps' } })), 60_000);
afterAll(() => crossdock.close());

describe('POST /transmissions', () => {
  it('answers with document and acknowledgment', async () => {
    const { status, body } = await crossdock.post(order850());
    console.log(JSON.stringify(body, null, 1));
    expect(status).toBe(200);
  });
});
