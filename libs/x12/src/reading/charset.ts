import { isUtf8 } from 'node:buffer';
import { decodeWestern } from '@app/interchange';

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Decodes X12 text that is not plain ASCII. X12 names no character set: a segment whose bytes are valid UTF-8 is read
 * as UTF-8, any other as Windows-1252, of which ISO 8859-1 is a part.
 */
export function decodeX12(text: Uint8Array, segment: Uint8Array): string {
  return isUtf8(segment) || isUtf8(text) ? utf8.decode(text) : decodeWestern(text);
}
