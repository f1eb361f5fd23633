import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FailureView, OutboundView } from '@app/gateway';
import { Outbox } from '@app/messaging';
import { eventually, startCrossdock } from './crossdock.js';
import type { Crossdock, List } from './crossdock.js';
import { invoice } from './files.js';

let crossdock: Crossdock;
beforeAll(async () => {
  crossdock = await startCrossdock();
}, 120_000);
afterAll(() => crossdock.close());

const failuresOf = async (query: string): Promise<readonly FailureView[]> =>
  (await crossdock.get<List<FailureView>>(`/failures?${query}`)).body.items;

describe('an event on the outbound topic', () => {
  const publish = async (name: string, data: unknown, receiver?: string): Promise<void> => {
    const outbox = new Outbox('gateway');
    await crossdock.database.transaction((tx) =>
      outbox.append(tx, [
        {
          id: name,
          type: 'outbound.requested',
          source: '/erp',
          time: '2026-03-02T09:00:00.000Z',
          topic: 'outbound.v1',
          key: `ACME/${name}`,
          data,
          ...(receiver === undefined ? {} : { receiver }),
        },
      ]),
    );
  };
  const sentAs = (number: string) =>
    eventually(
      async () => (await crossdock.get<List<OutboundView>>(`/outbound?number=${number}&partner=acme`)).body.items,
      (items) => items[0]?.state === 'sent',
    );

  it('is sent once per event and once per document', async () => {
    await publish('event-1', invoice('EVENT-1'), 'acme');
    expect(await sentAs('EVENT-1')).toMatchObject([{ state: 'sent', partnerId: 'acme' }]);
    await publish('event-1', invoice('EVENT-1'), 'acme');
    await publish('event-2', invoice('EVENT-1'));
    await publish('event-3', invoice('EVENT-3'));
    expect(await sentAs('EVENT-3')).toHaveLength(1);
    expect(await sentAs('EVENT-1')).toHaveLength(1);
  });

  it('is refused aloud where it holds no document that can be sent', async () => {
    await publish('event-4', { documentType: 'Invoice', invoiceNumber: 'EVENT-4' }, 'acme');
    await publish('event-5', invoice('EVENT-5'), 'swiftship');
    const refused = await eventually(
      async () => (await failuresOf('partner=swiftship')).filter(({ documentNumber }) => documentNumber === 'EVENT-5'),
      (found) => found.length > 0,
    );
    expect(refused).toMatchObject([{ failure: { code: 'CD-6013' }, status: 'open' }]);
    const unsound = await failuresOf('partner=acme&code=CD-4203');
    expect(unsound.map(({ failure }) => failure.location)).toContainEqual({ path: 'kind', pointer: '/kind' });
    expect(unsound[0]?.failure.message).toContain('(event event-4)');
  });
});
