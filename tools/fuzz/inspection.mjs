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

/** Hears all that a reader tells of some bytes: the failures' codes, and what is inconsistent in the telling. */
class Inspection {
  wrong = [];
  codes = new Set();
  errors = 0;
  #open = [];
  #length;

  constructor(length) {
    this.#length = length;
  }

  interchangeStart() {
    this.#open.push('interchange');
  }

  groupStart() {
    this.#open.push('group');
  }

  transactionStart() {
    this.#open.push('transaction');
  }

  segment(segment) {
    if (segment.byteOffset + segment.byteLength > this.#length) this.wrong.push(`${segment.id} lies beyond the bytes`);
    segment.value(segment.elementCount);
  }

  transactionEnd(end) {
    this.leave('transaction', end);
  }

  groupEnd(end) {
    this.leave('group', end);
  }

  interchangeEnd(end) {
    this.leave('interchange', end);
  }

  failure({ code, severity }) {
    this.codes.add(code);
    if (severity === 'error') this.errors++;
  }

  /** What was found wrong when all is told. */
  close() {
    if (this.#open.length > 0) this.wrong.push(`${this.#open.at(-1)} never ends`);
    return this;
  }

  leave(level, { byteOffset, byteLength }) {
    if (this.#open.pop() !== level) this.wrong.push(`${level} ends, but it is not the innermost`);
    if (byteOffset < 0 || byteLength < 0 || byteOffset + byteLength > this.#length)
      this.wrong.push(`${level} ends beyond the bytes`);
  }
}

/** The same, with a digest of all that is told: every value of every segment, every place, every failure. */
class ThoroughInspection extends Inspection {
  digest = new Digest();

  interchangeStart(header) {
    super.interchangeStart();
    this.#begin(header.control, header.byteOffset);
  }

  groupStart(header) {
    super.groupStart();
    this.#begin(header.control, header.ordinal);
  }

  transactionStart(header) {
    super.transactionStart();
    this.#begin(header.control, header.byteOffset);
  }

  segment(segment) {
    super.segment(segment);
    const { digest } = this;
    digest.text(segment.id);
    digest.range(segment);
    digest.number(segment.ordinal);
    digest.number(segment.position ?? -1);
    this.#values(segment.elements());
  }

  failure(failure) {
    super.failure(failure);
    this.digest.text(failure.code);
    this.digest.range(failure.location ?? {});
  }

  leave(level, end) {
    super.leave(level, end);
    this.digest.range(end);
  }

  #values(value) {
    if (typeof value === 'string') this.digest.text(value);
    else if (Array.isArray(value)) {
      this.digest.number(value.length);
      for (const one of value) this.#values(one);
    } else this.digest.text(value.base64);
  }

  #begin(control, place) {
    this.digest.text(control);
    this.digest.number(place);
  }
}

/** What a reader makes of some bytes, given in chunks. */
export function reading(createReader, chunks, length) {
  return heard(createReader, chunks, new Inspection(length));
}

function heard(createReader, chunks, inspection) {
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
 * What is wrong with how the bytes are read whole, and the codes of the failures told. The oracle is asked only of what
 * it can judge.
 */
export function surveyed(createReader, input) {
  return judged(input, heard(createReader, [input.bytes], new Inspection(input.bytes.length)));
}

/** The same, and what differs when the bytes are split in two at `cut`: every value, place and failure must be the same. */
export function inspected(createReader, input) {
  const { bytes, cut } = input;
  const whole = heard(createReader, [bytes], new ThoroughInspection(bytes.length));
  const chunks = [bytes.subarray(0, cut), bytes.subarray(cut)];
  const parts = heard(createReader, chunks, new ThoroughInspection(bytes.length));
  const { found, codes } = judged(input, whole);
  const same = whole.digest.value === parts.digest.value;
  return { found: same ? found : [...found, `the reading differs when split at ${cut}`], codes };
}

function judged({ bytes, judged }, { wrong, codes, errors }) {
  if (!judged || errors > 0 || MENDED.some((code) => codes.has(code))) return { found: wrong, codes };
  const violation = envelopeViolation(bytes);
  return { found: violation === undefined ? wrong : [...wrong, `passes in silence: ${violation}`], codes };
}
