import fc from 'fast-check';
import { partyIn } from './party.generators.js';
import {
  checked, day, dayOrMinute, decimal, fields, identifiers, maybe, minute, name, number, some, unit, words,
} from './value.generators.js'; // prettier-ignore

const reference = fc.record({ type: fc.constantFrom('DP', 'IA', 'VN'), value: name });
const date = fc.record({ type: fc.constantFrom('067', '074'), value: dayOrMinute });
const party = partyIn({ schemes: ['GLN', 'DUNS', 'BUYER_ASSIGNED', 'SELLER_ASSIGNED', 'SCAC'], lines: 4, reference });
const weight = fc.record({ value: decimal, unit: fc.constantFrom('LBR', 'KGM') });
const mark = fc.record({ type: fc.constantFrom('UC', 'AA'), value: name });

const pack = fields({
  type: maybe(fc.constantFrom('CTN', 'PLT94')),
  sscc: maybe(checked(18)),
  marks: some(mark),
  tracking: maybe(name),
  weight: maybe(weight),
});
const item = fields({
  lineNumber: maybe(number),
  identifiers,
  description: maybe(words),
  quantity: decimal,
  unit,
  quantityOrdered: maybe(decimal),
  status: maybe(fc.constantFrom('AC', 'BP')),
  lots: some(fc.record({ number: name })),
  references: some(reference),
});
const order = fields({
  releaseNumber: maybe(number),
  date: maybe(day),
  buyer: maybe(party),
  shipTo: maybe(party),
  markFor: maybe(party),
  references: fc.array(reference, { maxLength: 2 }),
});

/** Something in an order: an item, a pack of items, a pack that is an item itself, a pallet of packs and items. */
type Load =
  { readonly item: object } | { readonly pack: object; readonly own?: object; readonly inside: readonly Load[] };

const itemLoad: fc.Arbitrary<Load> = item.map((each) => ({ item: each }));
const packLoad: fc.Arbitrary<Load> = fc
  .tuple(pack, fc.array(itemLoad, { minLength: 1, maxLength: 2 }))
  .map(([each, inside]) => ({ pack: { level: 'P', ...each }, inside }));
const packItself: fc.Arbitrary<Load> = fc
  .tuple(pack, item)
  .map(([each, own]) => ({ pack: { level: 'P', ...each }, own, inside: [] }));
const pallet: fc.Arbitrary<Load> = fc
  .tuple(pack, fc.array(fc.oneof(packLoad, packItself, itemLoad), { minLength: 1, maxLength: 3 }))
  .map(([each, inside]) => ({ pack: { level: 'T', ...each }, inside }));
const loads = fc.array(fc.oneof(itemLoad, packLoad, packItself, pallet), { maxLength: 3 });

const header = fields({
  documentType: fc.constant('DespatchAdvice'),
  despatchNumber: name,
  purpose: fc.constantFrom('original', 'cancellation', 'replacement'),
  structure: maybe(fc.constantFrom('0001', '0004')),
  issueDateTime: minute,
  shippedAt: maybe(dayOrMinute),
  expectedAt: maybe(dayOrMinute),
  shipFrom: maybe(party),
  shipTo: maybe(party),
  buyer: maybe(party),
  seller: maybe(party),
  billOfLading: maybe(name),
  references: fc.array(reference, { maxLength: 2 }),
  notes: fc.constant([]),
  dates: fc.array(date, { maxLength: 2 }),
  parties: fc.array(
    fc.tuple(fc.constantFrom('CA', 'BT'), party).map(([role, rest]) => ({ role, ...rest })),
    { maxLength: 2 },
  ),
  transport: fc.array(
    fields({
      scac: fc.constant('SWSH'),
      mode: maybe(fc.constant('M')),
      routing: maybe(words),
      proNumber: maybe(name),
      trailer: maybe(number),
      seals: some(name),
    }),
    { maxLength: 1 },
  ),
  totals: maybe(fields({ packages: fc.constantFrom('1', '12'), weight: maybe(weight), quantity: maybe(decimal) })),
});

/** Despatch advices that the 856 has room for, numbered as its HL loops are. */
export const despatchAdvice = fc
  .tuple(
    header,
    fc.uniqueArray(fc.tuple(number, order, loads), {
      minLength: 1,
      maxLength: 3,
      selector: ([orderNumber]) => orderNumber,
    }),
  )
  .map(([head, orders]) => new Numbering(head, orders).document);

class Numbering {
  readonly document: object;
  /** HL 1 is the shipment. */
  private count = 1;
  private readonly packages: object[] = [];
  private readonly items: object[] = [];

  constructor(
    head: object,
    orders: readonly (readonly [orderNumber: string, order: object, loads: readonly Load[]])[],
  ) {
    const listed: object[] = [];
    // Orders without anything in them come last, for nothing stands below them.
    for (const [orderNumber, order, inside] of [...orders].sort(
      (a, b) => Number(a[2].length === 0) - Number(b[2].length === 0),
    )) {
      this.count++;
      listed.push({ orderNumber, ...order });
      const { releaseNumber } = order as { releaseNumber?: string };
      const named = { orderNumber, ...(releaseNumber === undefined ? {} : { releaseNumber }) };
      for (const load of inside) this.add(load, named, undefined);
    }
    this.document = { ...head, orders: listed, packages: this.packages, items: this.items };
  }

  private add(load: Load, order: object, parentId: string | undefined): void {
    const id = String(++this.count);
    if ('item' in load) {
      this.addItem(id, load.item, order, parentId);
      return;
    }
    this.packages.push({ id, ...(parentId === undefined ? {} : { parentId }), ...load.pack });
    if (load.own !== undefined) this.addItem(id, load.own, order, id);
    for (const inner of load.inside) this.add(inner, order, id);
  }

  private addItem(id: string, item: object, order: object, packageId: string | undefined): void {
    const { quantity } = item as { quantity: string };
    this.items.push({ id, ...order, ...item, contents: packageId === undefined ? [] : [{ packageId, quantity }] });
  }
}
