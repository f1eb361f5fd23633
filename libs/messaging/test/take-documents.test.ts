import { describe, expect, it } from '@jest/globals';
import type { RegisteredDocument } from '@app/messaging';
import { takeDocuments } from '@app/messaging';

const document = (
  documentId: string,
  revision: number,
  series = 'ACME/1',
  ordinal = 0,
): RegisteredDocument<string> => ({
  documentId,
  revision,
  series,
  ordinal,
  eventId: `${documentId}.${revision}`,
  documentType: 'Order',
  receivedAt: '2026-03-01T08:00:00.000Z',
  content: `${documentId} as of ${revision}`,
});

describe('taking documents in', () => {
  it('takes a first document', () => {
    const [change, ...others] = takeDocuments([], [document('a', 1)]);

    expect(others).toEqual([]);
    expect(change?.series).toBe('ACME/1');
    expect(change?.before.inForce).toBeUndefined();
    expect(change?.after.inForce?.content).toBe('a as of 1');
    expect(change?.taken.map(({ eventId, ordinal }) => [eventId, ordinal])).toEqual([['a.1', 1]]);
  });

  it.each([1, 2])('ignores revision %i where 2 is applied', (revision) => {
    expect(takeDocuments([document('a', 2, 'ACME/1', 1)], [document('a', revision)])).toEqual([]);
  });

  it('puts a higher revision in the place of the one before', () => {
    const [change] = takeDocuments([document('a', 1, 'ACME/1', 1), document('b', 1, 'ACME/1', 2)], [document('a', 2)]);

    expect(change?.before.inForce?.content).toBe('a as of 1');
    expect(change?.after.inForce?.content).toBe('a as of 2');
    expect(change?.after.standings.get('b')).toBe('second-original');
    expect(change?.taken.map(({ ordinal }) => ordinal)).toEqual([1]);
  });

  it('takes the last of two revisions in one batch', () => {
    const changes = takeDocuments([], [document('a', 1), document('a', 2)]);

    expect(changes.map(({ taken }) => taken.map(({ eventId }) => eventId))).toEqual([['a.2']]);
  });

  it('moves a document whose revision names another number, and lets the next one of the old number in', () => {
    const known = [document('a', 1, 'ACME/1', 1), document('b', 1, 'ACME/1', 2), document('c', 1, 'ACME/2', 1)];

    const changes = takeDocuments(known, [document('a', 2, 'ACME/2')]);

    expect(
      changes.map(({ series, before, after, taken, moved }) => ({
        series,
        before: before.inForce?.eventId,
        after: after.inForce?.eventId,
        taken: taken.map(({ eventId, ordinal }) => `${eventId} at ${ordinal}`),
        moved: moved.map(({ eventId }) => eventId),
      })),
    ).toEqual([
      { series: 'ACME/2', before: 'c.1', after: 'c.1', taken: ['a.2 at 2'], moved: [] },
      { series: 'ACME/1', before: 'a.1', after: 'b.1', taken: [], moved: ['a.1'] },
    ]);
  });
});
