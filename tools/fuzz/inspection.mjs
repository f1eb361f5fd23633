import { envelopeViolation } from './envelope.oracle.mjs';

/** A number that any difference of what was added, or of its order, changes (FNV-1a over 32-bit numbers). */
class Digest {
  value = 0x811c9dc5;

  number(number) {
    this.value = Math.imul(this.value ^ (number | 0), 0x01000193);
    this.value ^= this.value >>> 15;
  }

  text(text) {
    this.number(text.length);
    for (let at = 0; at < text.length; at++) this.value = Math.imul(this.value ^ text.charCodeAt(at), 0x01000193);
  }

  range({ byteOffset = -1, byteLength = -1 }) {
    this.number(byteOffset);
    this.number(byteLength);
  }
}

/** Hears all that a reader tells of some bytes: its digest, the failures' codes, and what is inconsistent in the telling. */
class Inspection {
  wrong = [];
  codes = new Set();
  errors = 0;
  digest = new Digest();
  #open = [];
  #length;

  constructor(length) {
    this.#length = length;
  }

  interchangeStart(header) {
    this.#enter('interchange', header.control, header.byteOffset);
  }

  groupStart(header) {
    this.#enter('group', header.control, header.ordinal);
  }

  transactionStart(header) {
    this.#enter('transaction', header.control, header.byteOffset);
  }

  segment(segment) {
    const { digest } = this;
    const { elementCount } = segment;
    digest.range(segment);
    digest.number(segment.ordinal);
    digest.number(segment.position ?? -1);
    digest.number(elementCount);
    digest.text(segment.value(elementCount));
    if (segment.byteOffset + segment.byteLength > this.#length) this.wrong.push(`${segment.id} lies beyond the bytes`);
  }

  transactionEnd(end) {
    this.#leave('transaction', end);
  }

  groupEnd(end) {
    this.#leave('group', end);
  }

  interchangeEnd(end) {
    this.#leave('interchange', end);
  }

  failure({ code, severity, location = {} }) {
    this.codes.add(code);
    if (severity === 'error') this.errors++;
    this.digest.text(code);
    this.digest.range(location);
  }

  /** What was found wrong when all is told. */
  close() {
    if (this.#open.length > 0) this.wrong.push(`${this.#open.at(-1)} never ends`);
    return this;
  }

  #enter(level, control, place) {
    this.#open.push(level);
    this.digest.text(control);
    this.digest.number(place);
  }

  #leave(level, end) {
    if (this.#open.pop() !== level) this.wrong.push(`${level} ends, but it is not the innermost`);
    const { byteOffset, byteLength } = end;
    if (byteOffset < 0 || byteLength < 0 || byteOffset + byteLength > this.#length)
      this.wrong.push(`${level} ends beyond the bytes`);
    this.digest.range(end);
  }
}

/** What a reader makes of some bytes, given in chunks. */
export function reading(createReader, chunks, length) {
  const inspection = new Inspection(length);
  const reader = createReader(inspection);
  for (const chunk of chunks) reader.write(chunk);
  reader.end();
  return inspection.close();
}

/**
 * Warnings that tell of a damage that the reader mends, and the oracle does not: a terminator that is missing before the
 * next header, a segment of blanks alone.
 */
const MENDED = ['CD-1303', 'CD-1304'];

/**
 * What is wrong with how the bytes are read, `found` being [] where nothing is, and the codes of the failures told.
 * `cut` is where the second reading is split; the oracle is asked only of what it can judge.
 */
export function inspected(createReader, { bytes, cut, judged }) {
  const whole = reading(createReader, [bytes], bytes.length);
  const parts = reading(createReader, [bytes.subarray(0, cut), bytes.subarray(cut)], bytes.length);
  const found = [...whole.wrong];
  if (whole.digest.value !== parts.digest.value) found.push(`the reading differs when split at ${cut}`);
  if (judged && whole.errors === 0 && !MENDED.some((code) => whole.codes.has(code))) {
    const violation = envelopeViolation(bytes);
    if (violation !== undefined) found.push(`passes in silence: ${violation}`);
  }
  return { found, codes: whole.codes };
}
