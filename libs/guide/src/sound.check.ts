import type { ByteSegment } from '@app/interchange';
import { byteClass, NONE } from '@app/interchange';
import { fitsFormatIn, formatKey } from './date.format.js';
import type { SoundPlace, SoundPlaces } from './sound.plan.js';
import { CODES, LAST_PLACE, LENGTH, PARTS } from './sound.plan.js';
import { isAnyBroken } from './syntax-note.check.js';
import type { ValueContext } from './value.check.js';
import { isListed, valueProblem } from './value.check.js';

const { COMPONENT, REPETITION, RELEASE, FOREIGN_BYTE, BREAK, CONTROL, OBJECT } = byteClass;
/** Bytes with which a segment is not read at first sight. */
const SPECIAL = REPETITION | RELEASE | FOREIGN_BYTE | BREAK | CONTROL | OBJECT;

/**
 * Whether nothing is wrong with a segment, as far as can be told at first sight: its elements are looked at where they
 * lie, and no string is made. Of `false` the close look knows whether and what is wrong.
 */
export function isSound(segment: ByteSegment, plan: SoundPlaces, context: ValueContext): boolean {
  const { meanings, elementCount: count, bytes } = segment;
  const { places, required, notes, date } = plan;
  if ((meanings & SPECIAL) !== 0 || count === 0 || count > places.length) return false;
  const separator = (meanings & COMPONENT) === 0 ? NONE : context.component;
  let sent = 0;
  let from = segment.from(1);
  for (let place = 0; place < count; place++) {
    const to = segment.to(place + 1);
    if (from < to) {
      const expected = places[place];
      if (expected === undefined || !isSoundElement(bytes, from, to, expected, separator, context)) return false;
      if (place < LAST_PLACE) sent |= 1 << place;
    }
    from = to + 1;
  }
  if ((sent & required) !== required || (notes.length > 0 && isAnyBroken(notes, sent))) return false;
  if (date === undefined || date.value > count || date.format > count) return true;
  const key = formatKey(bytes, segment.from(date.format), segment.to(date.format));
  return isDate(bytes, segment.from(date.value), segment.to(date.value), key);
}

function isSoundElement(
  bytes: Uint8Array,
  from: number,
  to: number,
  place: SoundPlace,
  separator: number,
  context: ValueContext,
): boolean {
  if (place.kind === PARTS)
    return place.parts !== undefined && isSoundComposite(bytes, from, to, place.parts, separator, context);
  if (!isSoundValue(bytes, from, to, place, context)) return false;
  return separator === NONE || nextOf(separator, bytes, from, to) === to;
}

/** Whether a value is sound that holds no special byte. */
function isSoundValue(
  bytes: Uint8Array,
  from: number,
  to: number,
  { kind, min, max, codes, rule }: SoundPlace,
  context: ValueContext,
): boolean {
  const length = to - from;
  const isBounded = length >= min && length <= max;
  if (kind === CODES && codes !== undefined) return isBounded && isListed(codes, bytes, from, to);
  if (kind === LENGTH && context.repertoire === undefined) return isBounded;
  return rule !== undefined && valueProblem(rule, bytes, from, to, context) === undefined;
}

function isSoundComposite(
  bytes: Uint8Array,
  from: number,
  to: number,
  { places, required, notes, date }: SoundPlaces,
  separator: number,
  context: ValueContext,
): boolean {
  let sent = 0;
  let dateFrom = 0;
  let dateTo = 0;
  let format = 0;
  let place = 0;
  for (let begin = from; begin <= to; place++) {
    const end = separator === NONE ? to : nextOf(separator, bytes, begin, to);
    if (place >= places.length) return false;
    if (end > begin) {
      const part = places[place];
      if (part === undefined || !isSoundValue(bytes, begin, end, part, context)) return false;
      sent |= 1 << place;
    }
    if (date?.value === place + 1) [dateFrom, dateTo] = [begin, end];
    if (date?.format === place + 1) format = formatKey(bytes, begin, end);
    begin = end + 1;
  }
  if ((sent & required) !== required || (notes.length > 0 && isAnyBroken(notes, sent))) return false;
  return isDate(bytes, dateFrom, dateTo, format);
}

function isDate(bytes: Uint8Array, from: number, to: number, format: number): boolean {
  return from === to || fitsFormatIn(bytes, from, to, format);
}

/** Where a separator stands next; `to` where it does not. */
function nextOf(separator: number, bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && bytes[at] !== separator) at++;
  return at;
}
