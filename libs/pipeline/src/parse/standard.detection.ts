import type { Standard } from '@app/interchange';

/** How far into the bytes a first header may stand. */
export const DETECTION_WINDOW = 64 * 1024;

/** How XML begins, in any encoding that is read: a declaration, comment, document type or the root; HTML is none. */
const XML = /^\s*<(?!(?:!doctype\s+)?html\b)(?:[?!]|[A-Za-z_:\x80-\xff])/i;

const HEADERS: Readonly<Record<string, Standard>> = { ISA: 'x12', UNA: 'edifact', UNB: 'edifact' };
/**
 * A header behind junk, which the reader will report: at the beginning of a later line, or anywhere if what follows its
 * tag leaves no doubt.
 */
const LATER_HEADER =
  /(?<=[\r\n])(?:ISA(?=[^0-9A-Za-z\s])|UNA(?=:\+)|UNB(?=\+))|ISA(?=([^0-9A-Za-z\s])..\1)|UNA(?=.{6}\s*UNB)|UNB(?=\+[A-Z]{4}:\d)/s;

/** What some bytes are known by that are no EDI. */
const CONTENTS: readonly (readonly [name: string, begins: RegExp])[] = [
  ['a JPEG picture', /^ÿØÿ/],
  ['a PNG picture', /^.PNG/],
  ['a PDF document', /^%PDF/],
  ['a ZIP archive (or an office document)', /^PK\p{Cc}\p{Cc}/u],
  ['a gzip archive', /^\p{Cc}\u008b/u],
  ['UTF-16 text', /^(ÿþ|þÿ|\0?[IU]\0[SN]\0[AB])/],
  ['EBCDIC text', /^(ÉâÁ|äÕ[ÁÂ])/],
  ['HTML', /^\s*<(!doctype\s+html|html)/i],
  ['broken XML', /^\s*</],
  ['JSON', /^\s*[{[]/],
  ['an X12 transaction without its ISA', /^\s*(GS|ST)[^0-9A-Za-z\s]/],
  ['an EDIFACT message without its UNB', /^\s*(UNG|UNH)\+/],
  ['an interactive EDIFACT interchange', /^\s*UIB\+/],
  ['an EDI header in lower case letters', /^\s*(ISA|UNA|UNB)[^0-9A-Za-z\s]/i],
  ['a TRADACOMS file', /^\s*STX=/],
  ['HL7', /^\s*MSH\|/],
];

/**
 * The standard that the first bytes speak: `undefined` while more bytes can tell, `none` when they cannot.
 * A byte order mark, blanks and padding before the first header are passed over; the reader reports them.
 */
export function detectStandard(head: Uint8Array, whole: boolean): Standard | 'none' | 'empty' | undefined {
  const start = firstContent(head);
  const complete = whole || head.length >= DETECTION_WINDOW;
  if (start === head.length) return whole ? 'empty' : complete ? 'none' : undefined;
  const standard = standardAt(head, start);
  if (standard !== undefined) return standard;
  if (isXml(head)) return head.length - start < SHORTEST_XML && !complete ? undefined : 'xml';
  if (!complete) return undefined;
  const later = LATER_HEADER.exec(latin1(head));
  return (later === null ? undefined : HEADERS[later[0]]) ?? 'none';
}

/** Enough to tell `<!DOCTYPE html` from XML. */
const SHORTEST_XML = 32;

function isXml(head: Uint8Array): boolean {
  const text = latin1(head.subarray(0, 1024)).replace(/^ï»¿|^ÿþ|^þÿ/, '');
  return XML.test(text.replaceAll('\0', ''));
}

/** What unreadable bytes seem to be: "a JPEG picture", else "unknown content". */
export function describeContent(head: Uint8Array): string {
  const text = latin1(head.subarray(0, 1024));
  const known = CONTENTS.find(([, begins]) => begins.test(text));
  if (known !== undefined) return known[0];
  return isBinary(head) ? 'binary data' : 'text';
}

/** The first characters, for people: what cannot be printed is a dot. */
export function sampleOf(head: Uint8Array): string {
  return latin1(head.subarray(0, 24)).replace(/[^ -~]/g, '.');
}

/** The standard of a header at this place; undefined where there is none (or not yet three bytes). */
export function standardAt(bytes: Uint8Array, at: number): Standard | undefined {
  return HEADERS[latin1(bytes.subarray(at, at + 3))];
}

/** Whether a byte between interchanges means nothing: blank, line break, NUL or the DOS end-of-file character. */
export function isBlank(byte: number | undefined): boolean {
  return byte === 32 || byte === 9 || byte === 10 || byte === 13 || byte === 0 || byte === 0x1a;
}

function firstContent(head: Uint8Array): number {
  let at = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  while (at < head.length && isBlank(head[at])) at++;
  return at;
}

function isBinary(head: Uint8Array): boolean {
  return head.subarray(0, 1024).some((byte) => byte < 9 || (byte > 13 && byte < 27));
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
