import { describe, expect, it } from '@jest/globals';
import type { CanonicalDocument } from '@app/canonical';
import fc from 'fast-check';
import { despatchAdvice } from './despatch.generators.js';
import { roundTrip } from './round-trip.js';

const RUNS = { numRuns: 40, seed: 20261122 };

/**
 * A despatch advice that is written and read again is the same, where the message carries it all. Generators do not
 * make, for the 856 does not carry or tells otherwise:
 * - ids other than the numbers of the HL loops (HL01), and another order of things than that of the tree;
 * - an item in several packages, or a package of several orders: each is told once for every place;
 * - packages without items: they stand below no order; more than one carrier; notes, serial numbers and dates of items;
 * - more than one number of a party (N104), and texts longer than their elements.
 */
describe('a despatch advice comes back as it was given', () => {
  it.each(['x12/004010/856', 'x12/005010/856'])('%s', async (to) => {
    await fc.assert(
      fc.asyncProperty(despatchAdvice, async (document) => {
        const back = await roundTrip(document as CanonicalDocument, to);
        expect(back).toEqual({ failures: [], unused: [], documents: [document] });
      }),
      RUNS,
    );
  });
});
