import type { SegmentBlock } from './segment-block.js';
import type { Syntax } from './syntax.js';

/** Tags as text by their bytes, packed: one to a slot, the next free one. */
const SLOTS = 1024;
const SHIFT = 22;
/** 2 to the 32nd over the golden ratio: spreads keys that are alike (D. Knuth, The Art of Computer Programming, 6.4). */
const SPREAD = 0x9e3779b1;
const KEYS = new Int32Array(SLOTS);
const TAGS = new Array<string>(SLOTS).fill('');
let known = 0;

/**
 * The tag that begins at a place: its one to three bytes packed big-endian; 0 where it is longer, has components, or has a
 * byte that means something in the syntax.
 */
export function shortTag(block: SegmentBlock, start: number, end: number, syntax: Syntax): number {
  const { element } = syntax;
  const classes = block.classesIn(syntax);
  if (end - start > 3) {
    const four = block.fourBytes(start);
    const third = (four >>> 8) & 255;
    if (((classes[four >>> 24] ?? 0) | (classes[(four >>> 16) & 255] ?? 0)) === 0) {
      if (third === element) return four >>> 16;
      if (classes[third] === 0 && (four & 255) === element) return four >>> 8;
    }
  }
  let tag = 0;
  for (let at = start; at < end; at++) {
    const byte = block.bytes[at] ?? 0;
    if (byte === element) return tag;
    if (classes[byte] !== 0 || at === start + 3) return 0;
    tag = (tag << 8) | byte;
  }
  return tag;
}

/** The text of a tag that {@link shortTag} found: always the same string, which the machine compares by its address. */
export function tagText(tag: number): string {
  let slot = slotOf(tag);
  if (KEYS[slot] !== tag) {
    if (++known > SLOTS / 2) slot = forget(tag);
    KEYS[slot] = tag;
    TAGS[slot] = internalized(unpacked(tag));
  }
  return TAGS[slot] ?? '';
}

/** Where a tag is, or where there is room for it. */
function slotOf(tag: number): number {
  let slot = Math.imul(tag, SPREAD) >>> SHIFT;
  while (KEYS[slot] !== tag && KEYS[slot] !== 0) slot = (slot + 1) & (SLOTS - 1);
  return slot;
}

/** Forgets all tags; returns where there is room for one. */
function forget(tag: number): number {
  KEYS.fill(0);
  known = 1;
  return slotOf(tag);
}

function unpacked(tag: number): string {
  const bytes = [tag >> 16, (tag >> 8) & 255, tag & 255];
  return String.fromCharCode(...bytes.slice(bytes.findIndex((byte) => byte !== 0)));
}

/** The same text as the one string that the machine compares by its address: as the name of a property is. */
function internalized(text: string): string {
  return Object.keys({ [text]: undefined })[0] ?? text;
}
