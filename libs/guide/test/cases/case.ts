import type { Guide } from '@app/guide';
import { GuideLibrary } from '@app/guide';
import { smallGuide } from '../small-library.js';
import type { ReadTransaction } from '../transactions.js';
import { edifactMessage, x12Transaction } from '../transactions.js';

/** A transaction with mistakes, and the failures that it gives, as `line` prints them. */
export type Case = [what: string, guide: () => Guide, transaction: ReadTransaction, expected: string[]];

const library = GuideLibrary.load('mappings');
export const shipped = (ref: string) => (): Guide => {
  const guide = library.get(ref);
  if (guide === undefined) throw new Error(`no guide ${ref}`);
  return guide;
};
export const small = (yaml: string) => (): Guide => smallGuide(yaml);
export const po = shipped('x12/004010/850');
export const asn = shipped('x12/004010/856');
export const desadv = shipped('edifact/D.96A/DESADV');
export const orders = shipped('edifact/D.96A/ORDERS');
export const invoic = shipped('edifact/D.96A/INVOIC');

export const x12 = (body: string, type = '850', version?: string, group?: string): ReadTransaction =>
  x12Transaction(type, body, version, group);
export const message = (body: string, type = 'ORDERS', syntax?: string): ReadTransaction =>
  edifactMessage(type, body, syntax);

export const START = 'BEG*00*SA*4711**20260301~';
export const LINE = 'PO1*1*10*EA*2.50~';
export const ORDER = "BGM+220+4711+9'DTM+137:20260301:102'";
export const ORDER_END = "LIN+1'UNS+S'";
