/** The service segments of ISO 9735 that a reader acts on; 0 is any other. */
export const DATA = 0;
export const UNA = 1;
export const UNB = 2;
export const UNG = 3;
export const UNH = 4;
export const UNT = 5;
export const UNE = 6;
export const UNZ = 7;
export const UNO = 8;
export const UNP = 9;

/** The kind of a tag whose bytes are packed big-endian. */
export function kindOfTag(tag: number): number {
  if (tag >> 8 !== 0x554e) return DATA;
  switch (tag & 255) {
    case 0x41:
      return UNA;
    case 0x42:
      return UNB;
    case 0x47:
      return UNG;
    case 0x48:
      return UNH;
    case 0x54:
      return UNT;
    case 0x45:
      return UNE;
    case 0x5a:
      return UNZ;
    case 0x4f:
      return UNO;
    case 0x50:
      return UNP;
    default:
      return DATA;
  }
}
