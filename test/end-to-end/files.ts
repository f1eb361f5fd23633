import type { Invoice } from '@app/canonical';

/** Files as the partners of `partners/` send them. */

export interface OrderOptions {
  /** ISA13 and GS06. */
  readonly control?: number;
  readonly order?: string;
  readonly sender?: string;
  readonly receiver?: string;
  readonly version?: string;
  readonly type?: string;
  readonly usage?: 'P' | 'T';
  readonly quantity?: string;
  readonly lines?: number;
}

/** An X12 interchange of ACME Retail with one 850 for each order number. */
export function orders850(orders: readonly string[], options: OrderOptions = {}): string {
  const { control = 1, sender = 'ACMERETAIL', version = '004010', type = '850' } = options;
  const { receiver = 'HARBORGOODS', usage = 'P' } = options;
  const group = { '850': 'PO', '870': 'RS' }[type] ?? 'PO';
  return [
    `ISA*00*          *00*          *ZZ*${sender.padEnd(15)}*ZZ*${receiver.padEnd(15)}*260302*0915*U*00401*${nine(control)}*0*${usage}*>~`,
    `GS*${group}*${sender}*${receiver}*20260302*0915*${control}*X*${version}~`,
    ...orders.map((order, index) => transaction850(order, index + 1, options)),
    `GE*${orders.length}*${control}~`,
    `IEA*1*${nine(control)}~`,
    '',
  ].join('\n');
}

/** The same with one order. */
export function order850(options: OrderOptions = {}): string {
  return orders850([options.order ?? 'PO-1001'], options);
}

/** One transaction of it. */
export function transaction850(
  order: string,
  ordinal: number,
  { type = '850', quantity = '12', lines = 1 }: OrderOptions = {},
): string {
  const control = String(ordinal).padStart(4, '0');
  const body = [
    `ST*${type}*${control}~`,
    `BEG*00*SA*${order}**20260302~`,
    'N1*BY*ACME Retail Group*UL*0614141000005~',
    'N1*ST*ACME Store 0001*92*0001~',
    ...Array.from({ length: lines }, (_, line) => `PO1*${line + 1}*${quantity}*EA*9.25**UP*614141100019~`),
    `CTT*${lines}~`,
  ];
  return [...body, `SE*${body.length + 1}*${control}~`].join('\n');
}

const nine = (control: number): string => String(control).padStart(9, '0');

/** An X12 interchange of ACME Retail that answers us: TA1 segments, then a group of 997 where any is given. */
export function answers997(bodies: readonly (readonly string[])[], options: AnswerOptions = {}): string {
  const { control = 1, sender = 'ACMERETAIL', ta1 = [] } = options;
  const sets = bodies.map((body, index) => {
    const st = String(index + 1).padStart(4, '0');
    return [`ST*997*${st}~`, ...body.map((segment) => `${segment}~`), `SE*${body.length + 2}*${st}~`].join('\n');
  });
  const group = [`GS*FA*${sender}*HARBORGOODS*20260302*0915*${control}*X*004010~`, ...sets];
  return [
    `ISA*00*          *00*          *ZZ*${sender.padEnd(15)}*ZZ*HARBORGOODS    *260302*0915*U*00401*${nine(control)}*0*P*>~`,
    ...ta1.map((segment) => `${segment}~`),
    ...(sets.length === 0 ? [] : [...group, `GE*${sets.length}*${control}~`]),
    `IEA*${sets.length === 0 ? 0 : 1}*${nine(control)}~`,
    '',
  ].join('\n');
}

export interface AnswerOptions {
  /** ISA13 and GS06. */
  readonly control?: number;
  readonly sender?: string;
  readonly ta1?: readonly string[];
}

/** An invoice of ours for ACME Retail, as our own system hands it over. */
export function invoice(invoiceNumber: string): Invoice {
  return {
    documentType: 'Invoice',
    invoiceNumber,
    kind: 'invoice',
    issueDate: '2026-03-02',
    currency: 'USD',
    orders: [{ orderNumber: 'PO-1001', date: '2026-02-20' }],
    buyer: { ids: [{ scheme: 'GLN', value: '0614141000005' }], name: 'ACME RETAIL GROUP' },
    shipTo: { ids: [{ scheme: 'BUYER_ASSIGNED', value: '0001' }], name: 'ACME STORE 1' },
    paymentTerms: [],
    transport: [],
    allowancesCharges: [],
    taxes: [],
    references: [],
    notes: [],
    dates: [],
    parties: [],
    lines: [
      {
        position: 1,
        lineNumber: '1',
        quantity: '12',
        unit: 'EA',
        unitSent: 'EA',
        price: { amount: '9.25' },
        identifiers: [{ scheme: 'GTIN', value: '00614141100019', sent: '614141100019' }],
        allowancesCharges: [],
        taxes: [],
      },
    ],
    totals: { due: '111' },
  };
}
