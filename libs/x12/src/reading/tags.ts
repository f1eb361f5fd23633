/** The segments that mean something to an X12 reader; 0 is any other. */
export const DATA = 0;
export const ISA = 1;
export const GS = 2;
export const ST = 3;
export const SE = 4;
export const GE = 5;
export const IEA = 6;
export const TA1 = 7;
export const ISX = 8;
export const BIN = 9;
export const BDS = 10;
/** ISB, ISE and TA3: interchange services, which stand between ISA and the first group. */
export const SERVICE = 11;

/** The kind of a tag whose bytes are packed big-endian. */
export function kindOfTag(tag: number): number {
  switch (tag) {
    case 0x495341:
      return ISA;
    case 0x4753:
      return GS;
    case 0x5354:
      return ST;
    case 0x5345:
      return SE;
    case 0x4745:
      return GE;
    case 0x494541:
      return IEA;
    case 0x544131:
      return TA1;
    case 0x495358:
      return ISX;
    case 0x42494e:
      return BIN;
    case 0x424453:
      return BDS;
    case 0x495342:
    case 0x495345:
    case 0x544133:
      return SERVICE;
    default:
      return DATA;
  }
}
