import type { Dialect, TagFilter } from './dialect.js';
import { CR, isBreak, isWordByte, LF, NONE } from './syntax.js';
import type { Syntax } from './syntax.js';

/** What came of reading on: something was read, or more bytes are needed. */
export const READ = 0;
export const MORE = 1;
export type Step = typeof READ | typeof MORE;

/** Whether the byte at `end` is released: an odd run of release characters stands before it, line breaks aside. */
export function isReleased(bytes: Uint8Array, release: number, from: number, end: number): boolean {
  let odd = false;
  for (let at = end - 1; at >= from; at--) {
    const byte = bytes[at];
    if (byte === release) odd = !odd;
    else if (!isBreak(byte)) break;
  }
  return odd;
}

/** Whether the bytes of a terminator stand at a place. */
export function beginsWith(bytes: Uint8Array, at: number, mark: Uint8Array): boolean {
  for (let index = 0; index < mark.length; index++) if (bytes[at + index] !== mark[index]) return false;
  return true;
}

/** Marks a tag of three letters that ends with a character which is no separator of this interchange. */
const FOREIGN = 1 << 24;

/**
 * The kind of the segment that begins at a place. A header is recognised by its tag alone, for it may be that of an
 * interchange with other separators.
 */
export function kindAt(dialect: Dialect<unknown>, bytes: Uint8Array, at: number, syntax: Syntax): number {
  const { first, second } = dialect.tags;
  if (((first[bytes[at] ?? 0] ?? 0) & (second[bytes[at + 1] ?? 0] ?? 0)) === 0) return 0;
  const tag = tagAt(bytes, at, syntax);
  if (tag < FOREIGN) return dialect.kind(tag);
  const kind = dialect.kind(tag - FOREIGN);
  return dialect.opens(kind) ? kind : 0;
}

/** The tag at a place, its one to three bytes packed big-endian; 0 when it is longer. */
function tagAt(bytes: Uint8Array, at: number, { element, terminator, component }: Syntax): number {
  const mark = terminator[0];
  let tag = 0;
  for (let place = at; place < at + 4; place++) {
    const byte = bytes[place];
    if (byte === element || byte === mark || byte === component || byte === undefined) return tag;
    if (place === at + 3) return isWordByte(byte) ? 0 : tag + FOREIGN;
    tag = (tag << 8) | byte;
  }
  return tag;
}

/** For {@link Dialect.tags}: each first letter has a bit of its own, so there may be eight. */
export function tagFilter(...tags: readonly string[]): TagFilter {
  const letters = [...new Set(tags.map((tag) => tag.charCodeAt(0)))];
  const filter = { first: new Uint8Array(256), second: new Uint8Array(256) };
  for (const tag of tags) {
    const [initial, second] = [tag.charCodeAt(0), tag.charCodeAt(1)];
    const bit = 1 << letters.indexOf(initial);
    filter.first[initial] = bit;
    filter.second[second] = (filter.second[second] ?? 0) | bit;
  }
  return filter;
}

/**
 * A search for tags of three different letters: the first place from `from` on where one stands before `to`, or -1. Only
 * every third byte is looked at where it is no letter of theirs (R. Boyer and J. Moore, 1977).
 */
export function tagSearch(...tags: readonly string[]): (bytes: Uint8Array, from: number, to: number) => number {
  const steps = new Uint8Array(256).fill(3);
  for (const tag of tags) for (let nth = 0; nth < 3; nth++) steps[tag.charCodeAt(nth)] = 2 - nth;
  const packed = tags.map(packTag);
  return (bytes, from, to) => {
    for (let last = from + 2; last < to;) {
      const step = steps[bytes[last] ?? 0] ?? 1;
      if (step === 0) {
        const tag = ((bytes[last - 2] ?? 0) << 16) | ((bytes[last - 1] ?? 0) << 8) | (bytes[last] ?? 0);
        if (packed.includes(tag)) return last - 2;
      }
      last += step === 0 ? 1 : step;
    }
    return -1;
  };
}

/** The first line break between two places that is no separator, or -1. */
export function breakWithin(bytes: Uint8Array, syntax: Syntax, from: number, to: number): number {
  const { element, component, repetition, release } = syntax;
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (byte !== LF && byte !== CR) continue;
    if (byte !== element && byte !== component && byte !== repetition && byte !== release) return at;
  }
  return -1;
}

/** A tag of one to three characters of ASCII as a number: its bytes packed big-endian; 0 for any other. */
export function packTag(tag: string): number {
  if (tag.length > 3) return 0;
  let packed = 0;
  for (let at = 0; at < tag.length; at++) {
    const code = tag.charCodeAt(at);
    if (code > 127) return 0;
    packed = (packed << 8) | code;
  }
  return packed;
}

/** How far the search for the end of a segment that is passed over has come. */
export interface Passing {
  escaped: boolean;
  /** So many bytes are binary and may hold anything. */
  blind: number;
  /** So many bytes of a terminator of several bytes are read. */
  matched: number;
}

export interface PassedSegment extends Passing {
  readonly byteOffset: number;
}

export function startPassing(blind = 0): Passing {
  return { escaped: false, blind, matched: 0 };
}

/** Where the terminator begins (before `from` where it began in bytes already forgotten), or -1: forget what was read. */
export function passOver(passing: Passing, bytes: Uint8Array, from: number, syntax: Syntax): number {
  const { release, terminator } = syntax;
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at];
    if (passing.blind > 0) passing.blind--;
    else if (passing.escaped) passing.escaped = isBreak(byte);
    else if (release !== NONE && byte === release) passing.escaped = true;
    else {
      passing.matched = byte === terminator[passing.matched] ? passing.matched + 1 : Number(byte === terminator[0]);
      if (passing.matched === terminator.length) return at - terminator.length + 1;
    }
  }
  return -1;
}
