import { describe, expect, it } from '@jest/globals';
import type { CrossdockEvent } from '@app/canonical';
import { TOPICS } from '@app/canonical';
import { EventFailure, JsonText, MAX_RECORD_BYTES, decodeRecord, encodeEvent, recordBytes } from '../src/index.js';

const EVENT: CrossdockEvent = {
  id: '7d7c0a52-3c1e-5f67-9d5a-5b1de0000001.2',
  type: 'order.received',
  source: '/gateway',
  subject: 'PO-1',
  time: '2026-03-01T10:00:00.000Z',
  topic: TOPICS.orders,
  key: 'ACME/PO-1',
  lineage: {
    transmissionId: 't',
    interchangeId: 'i',
    interchangeControl: '000000412',
    byteOffset: 106,
    byteLength: 611,
  },
  sender: 'acme',
  receiver: 'us',
  supersedes: '7d7c0a52-3c1e-5f67-9d5a-5b1de0000001.1',
  test: true,
  data: { documentType: 'Order', note: 'Müller & Söhne' },
};

describe('records', () => {
  it('carries data that is JSON already as it stands', () => {
    const text = '{ "documentType": "Order", "note": "Müller & Söhne" }';
    const record = encodeEvent({ ...EVENT, data: new JsonText(text) });
    expect(record).toEqual({ ...encodeEvent(EVENT), value: text });
    expect(decodeRecord(record)).toEqual(EVENT);
  });

  it('carries an event in binary mode', () => {
    expect(encodeEvent(EVENT)).toEqual({
      topic: 'orders.v1',
      key: 'ACME/PO-1',
      headers: {
        ce_specversion: '1.0',
        ce_id: '7d7c0a52-3c1e-5f67-9d5a-5b1de0000001.2',
        ce_type: 'order.received',
        ce_source: '/gateway',
        ce_subject: 'PO-1',
        ce_time: '2026-03-01T10:00:00.000Z',
        ce_sender: 'acme',
        ce_receiver: 'us',
        ce_supersedes: '7d7c0a52-3c1e-5f67-9d5a-5b1de0000001.1',
        ce_lineage:
          '{"transmissionId":"t","interchangeId":"i","interchangeControl":"000000412","byteOffset":106,"byteLength":611}',
        ce_test: 'true',
        'content-type': 'application/json',
      },
      value: '{"documentType":"Order","note":"Müller & Söhne"}',
    });
  });

  it('gives the event back', () => {
    expect(decodeRecord(encodeEvent(EVENT))).toEqual(EVENT);
  });

  it('has no value where dataref stands for the data', () => {
    const event: CrossdockEvent = { ...EVENT, dataref: 'http://127.0.0.1:4080/documents/1/content', sha256: 'ab' };
    delete (event as { data?: unknown }).data;
    const record = encodeEvent(event);
    expect(record.value).toBeNull();
    expect(record.headers['content-type']).toBeUndefined();
    expect(decodeRecord(record)).toEqual(event);
  });

  it('counts bytes, not characters', () => {
    expect(recordBytes({ topic: TOPICS.orders, key: 'ü', headers: { a: 'é' }, value: '"ß"' })).toBe(2 + 3 + 4);
  });

  it('takes 900 kB and refuses more (CD-6101)', () => {
    const sized = (bytes: number): CrossdockEvent => ({ ...EVENT, data: 'x'.repeat(bytes) });
    const rest = recordBytes(encodeEvent(sized(0)));
    expect(recordBytes(encodeEvent(sized(MAX_RECORD_BYTES - rest)))).toBe(900_000);
    expect(() => encodeEvent(sized(MAX_RECORD_BYTES - rest + 1))).toThrow(
      new EventFailure({
        code: 'CD-6101',
        stage: 'publish',
        severity: 'error',
        scope: 'transaction',
        message:
          'The event order.received 7d7c0a52-3c1e-5f67-9d5a-5b1de0000001.2 takes 900001 bytes; a record may take 900000.',
        remedy: 'Publish the document by reference (dataref) and not in the record.',
        owner: 'engineer',
        retryable: false,
      }),
    );
  });

  it.each([
    [
      { ...encodeEvent(EVENT), headers: {} },
      'The record at orders.v1/?/? is no event of Crossdock: the header ce_id is missing.',
    ],
    [
      { ...encodeEvent(EVENT), partition: 2, offset: 7n, value: '{' },
      /^The record at orders.v1\/2\/7 is no event of Crossdock: .*JSON/,
    ],
  ])('refuses what is no event (CD-6102): %#', (record, message) => {
    expect(() => decodeRecord(record)).toThrow(message);
  });
});
