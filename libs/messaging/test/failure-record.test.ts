import { describe, expect, it } from '@jest/globals';
import { publishFailures } from '@app/interchange';
import type { Failure } from '@app/interchange';
import { causeOf, failureEvent, failureRecord } from '../src/index.js';
import { orderEvent } from './contract/events.js';

const FAILURE: Failure = {
  ...publishFailures.raise('recordUnreadable', { with: { place: 'x', reason: 'y' } }),
  location: {
    transactionType: '850',
    segmentId: 'PO1',
    elementPosition: 4,
    transactionControl: '0001',
    byteOffset: 611,
  },
};

describe('failure records', () => {
  it('know what they are about from the event, and from what is said', () => {
    expect(
      failureRecord(FAILURE, { event: orderEvent(1, 'a'), documentNumber: 'PO-1', partnerId: 'nordmarkt' }),
    ).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      failure: FAILURE,
      cause: causeOf(FAILURE, 'nordmarkt'),
      partnerId: 'nordmarkt',
      accountId: 'ACME',
      transmissionId: 'b1f9e0de-0000-4000-8000-000000000001',
      interchangeId: 'b1f9e0de-0000-4000-8000-000000000002',
      documentId: '7d7c0a52-3c1e-5f67-9d5a-5b1de0000001',
      documentNumber: 'PO-1',
      raisedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      status: 'open',
    });
  });

  it('have one cause for one kind of mistake, whatever the case', () => {
    const cause = causeOf(FAILURE, 'acme');
    expect(cause).toMatch(/^[0-9a-f]{16}$/);
    const elsewhere = {
      ...FAILURE,
      message: 'other',
      value: '12,5',
      location: { ...FAILURE.location, transactionControl: '0002', byteOffset: 1 },
    };
    expect(causeOf(elsewhere, 'acme')).toBe(cause);
    expect(causeOf(FAILURE, 'nordmarkt')).not.toBe(cause);
    expect(causeOf({ ...FAILURE, location: { ...FAILURE.location, elementPosition: 2 } }, 'acme')).not.toBe(cause);
  });

  it('become events of one key from the first to the last', () => {
    const record = failureRecord(FAILURE, { partnerId: 'ac/me', interchangeId: 'i1' });
    expect(failureEvent(record, 'cash')).toMatchObject({
      id: record.id,
      type: 'failure.raised',
      source: '/cash',
      subject: 'CD-6102',
      topic: 'failures.v1',
      key: 'ac%2Fme/i1',
      data: record,
    });
    const resolved = { ...record, status: 'ignored' as const, resolvedAt: '2026-03-01T10:00:00.000Z' };
    expect(failureEvent(resolved, 'cash')).toMatchObject({
      id: `${record.id}.resolved`,
      type: 'failure.resolved',
      time: '2026-03-01T10:00:00.000Z',
      key: 'ac%2Fme/i1',
    });
    const alone = failureRecord(FAILURE);
    expect(failureEvent(alone, 'orders').key).toBe(`unknown/${alone.id}`);
  });
});
