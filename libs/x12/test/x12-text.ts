export const ISA =
  'ISA*00*          *00*          *ZZ*ACMERETAIL     *ZZ*HARBORGOODS    *260301*0930*U*00401*000000412*0*P*>~';
export const GS = 'GS*PO*ACMERETAIL*HARBORGOODS*20260301*0930*7*X*004010~';
export const ST = 'ST*850*0001~';
export const BEG = 'BEG*00*SA*4500012345**20260301~';
export const SE = 'SE*3*0001~';
export const GE = 'GE*1*7~';
export const IEA = 'IEA*1*000000412~';

/** One sound interchange: one group, one order of three segments. */
export const SOUND = ISA + GS + ST + BEG + SE + GE + IEA;

/** An ISA of 106 characters with other elements; the key is the element's number. */
export function isaWith(changes: Readonly<Record<number, string>>, terminator = '~', separator = '*'): string {
  const elements = ISA.slice(0, -1).split('*');
  const filled = elements.map((element, index) => changes[index] ?? element);
  return filled.join(separator) + terminator;
}
