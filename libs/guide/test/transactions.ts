import type {
  GroupHeader,
  InterchangeHandler,
  InterchangeHeader,
  Segment,
  Transaction,
  TransactionHeader,
} from '@app/interchange';
import { createEdifactReader } from '@app/edifact';
import { createX12Reader } from '@app/x12';

/** The transactions of a whole file, retained. */
export function transactionsOf(bytes: Uint8Array): Transaction[] {
  const collector = new Collector();
  const head = Buffer.from(bytes.subarray(0, 200))
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart();
  const reader = head.startsWith('ISA') ? createX12Reader(collector) : createEdifactReader(collector);
  reader.write(bytes);
  reader.end();
  return collector.transactions;
}

const ENVELOPES = { x12: 'ISA', edifact: 'UNB' };

/** A transaction and the text that it was read from. */
export type ReadTransaction = Transaction & { readonly text: string };

/** GS01 of the group that a transaction set belongs in. */
const GROUPS: Readonly<Record<string, string>> = { '810': 'IN', '820': 'RA', '850': 'PO', '856': 'SH' };

/** One X12 transaction from its body, `BEG*00*..~REF*..~`, in a sound envelope of its own. */
export function x12Transaction(
  type: string,
  body: string,
  version = '004010',
  group = GROUPS[type] ?? 'PO',
): ReadTransaction {
  const segments = body
    .trim()
    .split(/~\s*/)
    .filter((text) => text !== '');
  const isa = `${ENVELOPES.x12}*00*          *00*          *ZZ*ACMERETAIL     *ZZ*HARBORGOODS    *260301*1200*${version < '005010' ? 'U*00401' : '^*00501'}*000000412*0*P*>~`;
  const text =
    `${isa}GS*${group}*ACMERETAIL*HARBORGOODS*20260301*1200*77*X*${version}~ST*${type}*0001~` +
    `${segments.map((segment) => `${segment}~`).join('')}SE*${segments.length + 2}*0001~GE*1*77~IEA*1*000000412~`;
  return only(text);
}

/** One EDIFACT message from its body, `BGM+220+1+9'DTM+..'`, in a sound envelope of its own. */
export function edifactMessage(type: string, body: string, syntax = 'UNOC:3'): ReadTransaction {
  const segments = body
    .trim()
    .split(/'\s*/)
    .filter((text) => text !== '');
  const text =
    `${ENVELOPES.edifact}+${syntax}+4001234000008:14+5412345000013:14+260301:1200+R1'UNH+M1+${type}:D:96A:UN'` +
    `${segments.map((segment) => `${segment}'`).join('')}UNT+${segments.length + 2}+M1'UNZ+1+R1'`;
  return only(text);
}

function only(text: string): ReadTransaction {
  const [transaction] = transactionsOf(Buffer.from(text, 'latin1'));
  if (transaction === undefined) throw new Error(`no transaction in ${text}`);
  return { ...transaction, text };
}

class Collector implements InterchangeHandler {
  readonly transactions: Transaction[] = [];
  private interchange: InterchangeHeader | undefined;
  private group: GroupHeader | undefined;
  private header: TransactionHeader | undefined;
  private segments: Segment[] = [];

  interchangeStart(header: InterchangeHeader): void {
    this.interchange = header;
  }
  groupStart(header: GroupHeader): void {
    this.group = header;
  }
  transactionStart(header: TransactionHeader): void {
    this.header = header;
    this.segments = [];
  }
  segment(segment: Segment): void {
    if (this.header !== undefined) this.segments.push(segment.retain());
  }
  transactionEnd({
    byteOffset,
    byteLength,
    closed,
  }: {
    byteOffset: number;
    byteLength: number;
    closed: boolean;
  }): void {
    if (this.interchange === undefined || this.header === undefined) return;
    const { interchange, group, header, segments } = this;
    this.transactions.push({ interchange, group, header, segments, closed, failures: [], byteOffset, byteLength });
    this.header = undefined;
  }
  groupEnd(): void {
    this.group = undefined;
  }
  interchangeEnd(): void {
    this.interchange = undefined;
  }
  failure(): void {
    return undefined;
  }
}
