/** Windows-1252 from 0x80 to 0x9F; the five places it leaves free keep their control character. */
const C1 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/**
 * Windows-1252, of which ISO 8859-1 is a part. By hand, for TextDecoder of Node 20 reads 0x80 to 0x9F as control
 * characters.
 */
export function decodeWestern(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return text.replace(/[\x80-\x9f]/g, (control) => C1.charAt(control.charCodeAt(0) - 0x80));
}

/** The five places that it leaves free. */
export const WESTERN_GAPS: ReadonlySet<number> = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
