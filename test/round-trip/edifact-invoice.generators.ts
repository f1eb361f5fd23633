import fc from 'fast-check';
import { partyIn } from './party.generators.js';
import {
  amount, day, decimal, dayOrMinute, fields, identifiers, maybe, name, number, some, unit, words,
} from './value.generators.js'; // prettier-ignore

const reference = fc.record({ type: fc.constantFrom('CT', 'VN', 'PL'), value: name });
const date = fc.record({ type: fc.constantFrom('35', '171'), value: dayOrMinute });
const note = fc.record({ code: fc.constantFrom('AAI', 'ZZZ'), text: words });
const party = partyIn({ schemes: ['GLN', 'BUYER_ASSIGNED', 'SELLER_ASSIGNED'], lines: 3, reference });
const tax = fields({
  type: fc.constant('VAT'),
  category: maybe(fc.constantFrom('S', 'Z')),
  rate: maybe(decimal),
  taxableAmount: maybe(amount),
  amount: maybe(amount),
});
const allowanceCharge = fields({
  kind: fc.constantFrom('allowance', 'charge'),
  code: fc.constantFrom('DI', 'FC'),
  amount,
  description: maybe(words),
});
const terms = fields({
  type: fc.constant('1'),
  netDueDate: maybe(day),
  discountPercent: maybe(fc.constantFrom('2', '1.5')),
});
const line = fields({
  lineNumber: number.filter((text) => text.length <= 6),
  quantity: decimal,
  unit,
  price: fields({ amount: decimal, type: fc.constant('AAA'), basisQuantity: maybe(fc.constantFrom('1', '100')) }),
  lineAmount: maybe(amount),
  identifiers,
  description: maybe(words),
  allowancesCharges: some(allowanceCharge),
  taxes: some(fields({ type: fc.constant('VAT'), rate: maybe(decimal), amount: maybe(amount) }), 1),
  references: some(reference),
  notes: some(note),
  dates: some(fc.record({ type: fc.constant('35'), value: dayOrMinute })),
});

interface Given {
  readonly paymentTerms: readonly { readonly netDueDate?: string }[];
  readonly dueDate?: string;
  readonly lines: readonly object[];
}

/** Invoices that INVOIC has room for. */
export const edifactInvoice = fc
  .tuple(
    fields({
      documentType: fc.constant('Invoice'),
      invoiceNumber: name,
      kind: fc.constantFrom('invoice', 'credit-note', 'debit-note'),
      purpose: maybe(fc.constantFrom('original', 'duplicate')),
      issueDate: day,
      dueDate: maybe(day),
      currency: maybe(fc.constantFrom('USD', 'EUR')),
      originalInvoice: maybe(name),
      despatchNumber: maybe(name),
      buyer: maybe(party),
      seller: maybe(party),
      shipTo: maybe(party),
      invoicee: maybe(party),
      remitTo: maybe(party),
      references: fc.array(reference, { maxLength: 2 }),
      notes: fc.array(note, { maxLength: 2 }),
      dates: fc.array(date, { maxLength: 2 }),
      parties: fc.array(
        fc.tuple(fc.constantFrom('CA', 'SF'), party).map(([role, rest]) => ({ role, ...rest })),
        { maxLength: 1 },
      ),
      paymentTerms: fc.array(terms, { maxLength: 1 }),
      transport: fc.array(
        fields({ scac: fc.constant('SWSH'), mode: maybe(fc.constant('30')), proNumber: maybe(name) }),
        { maxLength: 1 },
      ),
      allowancesCharges: fc.array(allowanceCharge, { maxLength: 2 }),
      taxes: fc.array(tax, { maxLength: 2 }),
      lines: fc.array(line, { minLength: 1, maxLength: 3 }),
      totals: fields({
        due: amount,
        lines: maybe(amount),
        allowances: maybe(amount),
        charges: maybe(amount),
        taxable: maybe(amount),
        tax: amount,
      }),
    }),
    fc.uniqueArray(number, { maxLength: 3 }),
    maybe(day),
  )
  .map(([given, numbers, ordered]) => withOrders(given as unknown as Given, numbers, ordered));

/** Orders stand in the header; a line names its own, where there are some. */
function withOrders({ dueDate, ...given }: Given, numbers: readonly string[], ordered: string | undefined): object {
  const due = given.paymentTerms[0]?.netDueDate ?? dueDate;
  const lines = given.lines.map((each, index) => {
    const orderNumber = numbers[index % Math.max(1, numbers.length)];
    return { position: index + 1, ...each, ...(orderNumber === undefined ? {} : { orderReference: { orderNumber } }) };
  });
  const orders = numbers.map((orderNumber) => ({ orderNumber, date: ordered }));
  return JSON.parse(JSON.stringify({ ...given, dueDate: due, orders, lines })) as object;
}
