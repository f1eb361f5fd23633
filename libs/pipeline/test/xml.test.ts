import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { ParseEvent } from '@app/pipeline';
import { parse } from '@app/pipeline';

async function eventsOf(pieces: readonly Uint8Array[]): Promise<ParseEvent[]> {
  const events: ParseEvent[] = [];
  for await (const event of parse(pieces)) events.push(event);
  return events;
}

const DOCUMENT = Buffer.from(`\ufeff<?xml version="1.0"?>\n<Order>${'<ID>1</ID>'.repeat(10)}</Order>\n`);

describe('stage "parse" of XML', () => {
  it('is one interchange with one transaction, hashed whole', async () => {
    const events = await eventsOf([DOCUMENT]);
    expect(events.map(({ kind }) => kind)).toEqual(['interchange', 'transaction', 'interchange-end']);
    const [, transaction, end] = events;
    expect(transaction).toMatchObject({
      segmentCount: 11,
      transaction: { byteOffset: 0, byteLength: DOCUMENT.length },
    });
    expect(end).toMatchObject({ sha256: createHash('sha256').update(DOCUMENT).digest('hex') });
  });

  it('tells the same however the bytes are cut', async () => {
    const whole = await eventsOf([DOCUMENT]);
    for (let at = 1; at < DOCUMENT.length; at++)
      expect(await eventsOf([DOCUMENT.subarray(0, at), DOCUMENT.subarray(at)])).toEqual(whole);
  });

  it('hashes a document that is longer than what is kept of a stream', async () => {
    const long = Buffer.from(`<Order>${`<ID>${'1'.repeat(1000)}</ID>`.repeat(5000)}</Order>`);
    const pieces = Array.from({ length: 80 }, (_, at) => long.subarray(at * 65536, (at + 1) * 65536));
    const end = (await eventsOf(pieces)).at(-1);
    expect(end).toMatchObject({ sha256: createHash('sha256').update(long).digest('hex') });
  });

  it.each([
    ['<!DOCTYPE html>\n<html><body>504 Gateway Timeout</body></html>', 'CD-1002', 'HTML'],
    ['<order>', 'CD-1404', 'breaks off within the element order'],
    ['<', 'CD-1002', 'broken XML'],
  ])('says what is wrong with %j', async (text, code, part) => {
    const events = await eventsOf([Buffer.from(text)]);
    const failures = events.flatMap((event) => (event.kind === 'failure' ? [event.failure] : []));
    expect(failures.map((failure) => [failure.code, failure.message.includes(part)])).toEqual([[code, true]]);
    expect(events).toHaveLength(1);
  });
});
