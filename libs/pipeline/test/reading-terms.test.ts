import { describe, expect, it } from '@jest/globals';
import { GuideLibrary } from '@app/guide';
import type { Agreement } from '@app/partners';
import { examine, mapTransactions, standalone } from '@app/pipeline';
import { order, x12 } from './interchanges.js';

const guides = GuideLibrary.load('libs/pipeline/test/mappings');

/** Ports under an agreement of everybody with these terms. */
function portsWith(terms: Partial<Agreement>): ReturnType<typeof standalone>['ports'] {
  const { ports } = standalone({ guides, maps: { for: () => undefined, get: () => undefined } });
  const { agreements } = ports;
  return {
    ...ports,
    agreements: {
      identify: (...parties) => agreements.identify(...parties),
      resolve: (query) => {
        const found = agreements.resolve(query);
        return found.kind === 'agreement' ? { ...found, agreement: { ...found.agreement, ...terms } } : found;
      },
    },
  };
}

const file = Buffer.from(
  x12({ groups: [{ transactions: ['ST*850*0001~MSG*\xb3\xf3d\xbc~SE*3*0001~', 'ST*850*0002~SE*2*0002~'] }] }),
  'latin1',
);

describe('what an agreement says of how a transaction is read', () => {
  it('its character set, and the next transaction is read alike', async () => {
    const texts: (string | undefined)[] = [];
    for await (const step of examine([file], portsWith({ charset: 'iso-8859-2' })))
      if (step.kind === 'transaction') texts.push(step.matched?.transaction.segments[1]?.value(1));
    expect(texts).toEqual(['łódź', '2']);
  });

  it('its character set: a byte that is none of its characters is refused at its place', async () => {
    const told: unknown[] = [];
    for await (const step of examine([file], portsWith({ charset: 'utf-8' })))
      if (step.kind === 'transaction')
        for (const { code, message, location } of step.failures)
          if (code === 'CD-1309') told.push([step.header.control, step.verdict, message, location?.byteOffset]);
    expect(told).toEqual([
      [
        '0001',
        'rejected',
        'Segment MSG holds the byte B3 (hexadecimal), which is no character of UTF-8; it is kept as it is.',
        177,
      ],
    ]);
  });

  it.each([
    [{}, 'rejected', ['CD-2211 BEG-3 byte 185']],
    [{ repetition: 'none' }, 'accepted', []],
  ] as const)('whether elements repeat: %j', async (terms, verdict, failures) => {
    const repeated = x12({ groups: [{ version: '005010', transactions: [order('0001').replace('PO-4711', 'A^B')] }] });
    const bytes = Buffer.from(repeated.replace('*U*00401*', '*^*00501*'));
    const told: unknown[] = [];
    for await (const step of examine([bytes], portsWith(terms)))
      if (step.kind === 'transaction') {
        const places = step.failures.map(
          ({ code, location: at }) => `${code} ${at?.segmentId}-${at?.elementPosition} byte ${at?.byteOffset}`,
        );
        told.push(step.verdict, places);
      }
    expect(told).toEqual([verdict, failures]);
  });

  it('its limit: what is longer is refused, the others are read', async () => {
    const told: unknown[] = [];
    for await (const step of examine([file], portsWith({ maxTransactionBytes: 15 })))
      if (step.kind === 'transaction')
        told.push([
          step.header.control,
          step.failures.filter(({ code }) => code === 'CD-1308').map((one) => one.message),
        ]);
    expect(told).toEqual([
      ['0001', ['Transaction 0001 is longer than the 15 bytes allowed; the rest of it is passed over.']],
      ['0002', []],
    ]);
  });

  it('the second pass reads as the first', async () => {
    const kept: number[] = [];
    const ports = portsWith({ maxTransactionBytes: 15 });
    for await (const { range } of mapTransactions([file], ports, { accepted: () => true })) kept.push(range.byteLength);
    expect(kept).toEqual([31, 22]);
  });
});
