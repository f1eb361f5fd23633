import { sum } from '@app/canonical';
import fc from 'fast-check';
import { partyIn } from './party.generators.js';
import {
  amount, day, dayOrMinute, decimal, fields, identifiers, maybe, name, number, some, unit, words,
} from './value.generators.js'; // prettier-ignore

const reference = fc.record({ type: fc.constantFrom('DP', 'IA', 'VN'), value: name });
const date = fc.record({ type: fc.constantFrom('067', '074'), value: dayOrMinute });
const party = partyIn({ schemes: ['GLN', 'DUNS', 'BUYER_ASSIGNED', 'SELLER_ASSIGNED', 'SCAC'], lines: 4, reference });
const tax = fields({
  type: fc.constantFrom('ST', 'VA'),
  amount: decimal,
  rate: maybe(decimal),
  registration: maybe(name),
});
const allowanceCharge = fields({
  kind: fc.constantFrom('allowance', 'charge'),
  code: fc.constantFrom('D240', 'C310'),
  amount,
  percent: maybe(fc.constantFrom('5', '2.50')),
  method: maybe(fc.constantFrom('02', '06')),
  description: maybe(words),
});
const terms = fc.oneof(
  fields({
    type: fc.constant('01'),
    basis: fc.constant('3'),
    netDueDate: maybe(day),
    netDays: fc.integer({ min: 1, max: 99 }),
  }),
  fields({
    type: fc.constant('08'),
    basis: fc.constant('3'),
    discountPercent: fc.constantFrom('2', '1.5'),
    discountDays: fc.integer({ min: 1, max: 60 }),
    netDays: fc.integer({ min: 1, max: 99 }),
    discountAmount: maybe(amount),
    description: maybe(words),
  }),
);
const component = fields({ identifiers, quantity: decimal, unit, description: maybe(words) });
const line = fields({
  lineNumber: number,
  quantity: decimal,
  unit,
  price: fc.record({ amount: decimal }),
  identifiers,
  description: maybe(words),
  pack: maybe(fields({ size: decimal, unit, inner: maybe(fc.constantFrom('1', '12')) })),
  components: some(component),
  shipTo: maybe(party),
  allowancesCharges: some(allowanceCharge),
  taxes: some(tax),
  references: some(reference),
  dates: some(date),
});

interface Given {
  readonly paymentTerms: readonly { readonly netDueDate?: string }[];
  readonly dueDate?: string;
  readonly allowancesCharges: readonly { readonly kind: string; readonly amount: string }[];
  readonly taxes: readonly { readonly amount: string }[];
  readonly lines: readonly object[];
  readonly totals: object;
}

/** Invoices that the 810 has room for. */
export const x12Invoice = fc
  .tuple(
    fields({
      documentType: fc.constant('Invoice'),
      invoiceNumber: name,
      kind: fc.constantFrom('invoice', 'credit-note', 'debit-note', 'corrected'),
      purpose: maybe(fc.constantFrom('original', 'duplicate', 'confirmation')),
      issueDate: day,
      dueDate: maybe(day),
      currency: maybe(fc.constantFrom('USD', 'EUR')),
      originalInvoice: maybe(name),
      despatchNumber: maybe(name),
      buyer: maybe(party),
      seller: maybe(party),
      shipTo: maybe(party),
      remitTo: maybe(party),
      invoicee: maybe(party),
      references: fc.array(reference, { maxLength: 2 }),
      notes: fc.array(fc.record({ code: fc.constantFrom('GEN', 'INV'), text: words }), { maxLength: 2 }),
      dates: fc.array(date, { maxLength: 2 }),
      parties: fc.array(
        fc.tuple(fc.constantFrom('SF', 'CA'), party).map(([role, rest]) => ({ role, ...rest })),
        { maxLength: 2 },
      ),
      paymentTerms: fc.array(terms, { maxLength: 2 }),
      transport: fc.array(
        fields({
          scac: fc.constant('SWSH'),
          mode: maybe(fc.constant('M')),
          routing: maybe(words),
          proNumber: maybe(name),
        }),
        { maxLength: 1 },
      ),
      allowancesCharges: fc.array(allowanceCharge, { maxLength: 2 }),
      taxes: fc.array(tax, { maxLength: 2 }),
      lines: fc.array(line, { minLength: 1, maxLength: 3 }),
      totals: fields({ due: amount, discountBase: maybe(amount), discount: maybe(amount) }),
    }),
    fc.array(number, { maxLength: 3 }),
    maybe(fields({ releaseNumber: maybe(number), date: maybe(day) })),
  )
  .map(([given, numbers, only]) => withOrders(derived(given as unknown as Given), numbers, only ?? {}));

/** The due date of the first terms, and totals of what is listed, stand for themselves: the 810 has no other place. */
function derived({ dueDate, ...given }: Given): Given {
  const [first] = given.paymentTerms;
  const due = first?.netDueDate ?? dueDate;
  const total = (amounts: readonly string[]): string | undefined => (amounts.length === 0 ? undefined : sum(amounts));
  const of = (wanted: string): string | undefined =>
    total(given.allowancesCharges.filter(({ kind }) => kind === wanted).map((each) => each.amount));
  const totals = {
    ...given.totals,
    allowances: of('allowance'),
    charges: of('charge'),
    tax: total(given.taxes.map((each) => each.amount)),
  };
  return JSON.parse(JSON.stringify({ ...given, dueDate: due, totals })) as Given;
}

/** Every line names its order, and an order stands in the document as its lines name it; one alone says more. */
function withOrders(given: Given, numbers: readonly string[], more: object): object {
  const named = given.lines.map((each, index) => {
    const orderNumber = numbers[index % Math.max(1, numbers.length)];
    return { each, orderNumber };
  });
  const distinct = [...new Set(named.flatMap(({ orderNumber }) => orderNumber ?? []))];
  const only = distinct.length === 1;
  const { releaseNumber } = more as { releaseNumber?: string };
  const release = only && releaseNumber !== undefined ? { releaseNumber } : {};
  const lines = named.map(({ each, orderNumber }, index) => ({
    position: index + 1,
    ...each,
    ...(orderNumber === undefined ? {} : { orderReference: { orderNumber, ...release } }),
  }));
  return { ...given, orders: distinct.map((orderNumber) => ({ orderNumber, ...(only ? more : {}) })), lines };
}
