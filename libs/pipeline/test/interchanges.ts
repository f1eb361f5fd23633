/** Builders of interchanges, byte for byte; what a case does not say is sound. */

export interface X12Group {
  readonly id?: string;
  readonly control?: string;
  readonly version?: string;
  readonly sender?: string;
  readonly receiver?: string;
  /** GE01 and GE02, where they are to lie; `null` leaves GE out. */
  readonly trailer?: { readonly count?: string; readonly control?: string } | null;
  readonly transactions?: readonly string[];
}

export interface X12Interchange {
  readonly control?: string;
  readonly sender?: string;
  readonly receiver?: string;
  readonly usage?: 'P' | 'T';
  readonly trailer?: { readonly count?: string; readonly control?: string } | null;
  readonly groups?: readonly X12Group[];
}

export function x12(interchange: X12Interchange = {}): string {
  const { control = '000000905', sender = 'ACMERETAIL', receiver = 'HARBORGOODS', usage = 'P' } = interchange;
  const { groups = [{}], trailer = {} } = interchange;
  const blank = ' '.repeat(10);
  const isa = ['ISA', '00', blank, '00', blank, 'ZZ', sender.padEnd(15), 'ZZ', receiver.padEnd(15), '261122', '1030'];
  const iea = trailer === null ? '' : `IEA*${trailer.count ?? groups.length}*${trailer.control ?? control}~`;
  return [...isa, 'U', '00401', control, '0', usage, '>'].join('*') + '~' + groups.map(x12Group).join('') + iea;
}

function x12Group(group: X12Group): string {
  const { id = 'PO', control = '17', version = '004010', sender = 'ACMERETAIL', receiver = 'HARBORGOODS' } = group;
  const { transactions = [order('0001')], trailer = {} } = group;
  const ge = trailer === null ? '' : `GE*${trailer.count ?? transactions.length}*${trailer.control ?? control}~`;
  return `GS*${id}*${sender}*${receiver}*20261122*1030*${control}*X*${version}~${transactions.join('')}${ge}`;
}

/** An 850 with these segments between ST and SE. */
export function transaction(control: string, segments: readonly string[], type = '850'): string {
  return `ST*${type}*${control}~${segments.map((one) => `${one}~`).join('')}SE*${segments.length + 2}*${control}~`;
}

export function order(control: string): string {
  return transaction(control, ['BEG*00*SA*PO-4711**20261122', 'PO1*1*5*EA*9.25']);
}

/** Its BEG01 is no code, its date no date; its PO1 is missing. */
export function brokenOrder(control: string): string {
  return transaction(control, ['BEG*99*SA*PO-4712**20261322', 'REF*DP*001']);
}

export interface EdifactInterchange {
  readonly syntax?: string;
  readonly una?: string;
  readonly sender?: string;
  readonly receiver?: string;
  readonly control?: string;
  readonly test?: boolean;
  readonly messages?: readonly string[];
  readonly trailer?: { readonly count?: string; readonly control?: string } | null;
}

export function edifact(interchange: EdifactInterchange = {}): string {
  const { syntax = 'UNOC:3', una = '', control = '905', test = false, messages = [orders('1')] } = interchange;
  const { sender = '4001234000008:14', receiver = '5412345000013:14', trailer = {} } = interchange;
  const date = syntax.endsWith('4') ? '20261122' : '261122';
  const unz = trailer === null ? '' : `UNZ+${trailer.count ?? messages.length}+${trailer.control ?? control}'`;
  const unb = `UNB+${syntax}+${sender}+${receiver}+${date}:1030+${control}${test ? '++++++1' : ''}'`;
  return una + unb + messages.join('') + unz;
}

/** An ORDERS with these segments between UNH and UNT. */
export function message(reference: string, segments: readonly string[], type = 'ORDERS:D:96A:UN:EAN008'): string {
  const inside = segments.map((one) => `${one}'`).join('');
  return `UNH+${reference}+${type}'${inside}UNT+${segments.length + 2}+${reference}'`;
}

export function orders(reference: string): string {
  return message(reference, ['BGM+220+4711+9', 'DTM+137:20261122:102', 'LIN+1']);
}

/** Its DTM is missing, its line number too long. */
export function brokenOrders(reference: string): string {
  return message(reference, ['BGM+220+4712+9', 'LIN+1234567']);
}
