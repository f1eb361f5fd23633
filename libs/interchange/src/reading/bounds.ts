import { isBreak, NONE } from './syntax.js';
import type { Syntax } from './syntax.js';

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

/** The tag at a place, its one to three bytes packed big-endian; 0 when it is longer, or no service tag at all. */
export function tagAt(bytes: Uint8Array, at: number, { element, terminator, component }: Syntax): number {
  const mark = terminator[0];
  let tag = 0;
  for (let place = at; place < at + 4; place++) {
    const byte = bytes[place];
    if (byte === element || byte === mark || byte === component || byte === undefined) return tag;
    if (place === at + 3) return 0;
    tag = (tag << 8) | byte;
  }
  return tag;
}

/** A tag packed as {@link tagAt} packs it. */
export function packTag(tag: string): number {
  if (tag.length > 3) return 0;
  let packed = 0;
  for (let at = 0; at < tag.length; at++) packed = (packed << 8) | (tag.charCodeAt(at) & 255);
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
