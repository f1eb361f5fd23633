import { describe, expect, it } from '@jest/globals';
import { asyncApi } from '../src/index.js';

describe('AsyncAPI document', () => {
  it('describes each topic with its address, key and messages', () => {
    const document = asyncApi('crossdock', '1.2.3');
    expect(document).toMatchObject({
      asyncapi: '3.0.0',
      info: { version: '1.2.3' },
      channels: {
        orders: {
          address: 'crossdock.orders.v1',
          description: 'Record key, its parts percent-encoded: account/order[/release].',
          messages: { 'order.received': { $ref: '#/components/messages/order.received' } },
          bindings: { kafka: { topic: 'crossdock.orders.v1', partitions: 6 } },
        },
      },
      operations: { 'receive-orders': { action: 'receive', channel: { $ref: '#/channels/orders' } } },
    });
  });

  it('points only at what it holds', () => {
    const document = asyncApi('x', '1');
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(refs.length).toBeGreaterThan(10);
    for (const ref of refs) {
      const target = ref.split('/').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], document);
      expect({ ref, found: target !== undefined }).toEqual({ ref, found: true });
    }
  });
});
