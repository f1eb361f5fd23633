import { describe, expect, it } from '@jest/globals';
import type { CanonicalDocument } from '@app/canonical';
import fc from 'fast-check';
import { edifactInvoice } from './edifact-invoice.generators.js';
import { x12Invoice } from './invoice.generators.js';
import { roundTrip } from './round-trip.js';

const RUNS = { numRuns: 40, seed: 20261122 };

/**
 * An invoice that is written and read again is the same, where the message carries it all. The 810 does not carry, and
 * generators so do not make:
 * - amounts with other than two places (N2 implies two), and the kind "proforma" (PP is read as an invoice);
 * - more than one number of a party (N104), more than one carrier (CAD), texts longer than their elements;
 * - totals other than those of what is listed, a due date beside that of the first terms;
 * - releases and dates of several orders (BIG has place for one order).
 */
describe('an invoice comes back as it was given', () => {
  it.each(['x12/004010/810', 'x12/005010/810'])('%s', async (to) => {
    await fc.assert(
      fc.asyncProperty(x12Invoice, async (document) => {
        const back = await roundTrip(document as CanonicalDocument, to);
        expect(back).toEqual({ failures: [], unused: [], documents: [document] });
      }),
      RUNS,
    );
  });

  it.each(['edifact/D.96A/INVOIC', 'edifact/D.01B/INVOIC'])('%s', async (to) => {
    await fc.assert(
      fc.asyncProperty(edifactInvoice, async (document) => {
        const back = await roundTrip(document as CanonicalDocument, to);
        expect(back).toEqual({ failures: [], unused: [], documents: [document] });
      }),
      RUNS,
    );
  });
});
