import { createHash } from 'node:crypto';

const LONGEST = 200;

/**
 * Text of a message as a column takes it: PostgreSQL has no NUL in text, and an index no value of a megabyte. What is
 * longer than 200 characters is cut and keeps a fingerprint, so that different values stay different.
 */
export function columnText(text: string): string {
  const clean = text.replaceAll('\0', '\uFFFD');
  return clean.length <= LONGEST ? clean : `${clean.slice(0, LONGEST - 17)}~${sha256(clean).slice(0, 16)}`;
}

/** SHA-256 in lower-case hex, of UTF-8 text or of bytes. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
