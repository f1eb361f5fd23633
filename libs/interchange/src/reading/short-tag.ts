import type { SegmentBlock } from './segment-block.js';
import type { Syntax } from './syntax.js';

/** Tags as text by their bytes, packed: one to a slot, the next free one. */
const SLOTS = 1024;
const SHIFT = 22;
/** 2 to the 32nd over the golden ratio: spreads keys that are alike (D. Knuth, The Art of Computer Programming, 6.4). */
const SPREAD = 0x9e3779b1;
const KEYS = new Int32Array(SLOTS);
const TAGS = new Array<string>(SLOTS).fill('');
/** What is plain in one syntax may be a separator in another. */
let knownIn: Syntax | undefined;
let known = 0;

/** The tag that begins at a place: two or three bytes of plain ASCII; undefined where it is anything else. */
export function shortTag(block: SegmentBlock, start: number, end: number, syntax: Syntax): string | undefined {
  const { bytes } = block;
  const { element, component } = syntax;
  if (end - start < 2 || bytes[start] === 0) return undefined;
  let key = ((bytes[start] ?? 0) << 8) | (bytes[start + 1] ?? 0);
  let to = start + 2;
  if (to < end && bytes[to] !== element && bytes[to] !== component) {
    key = (key << 8) | (bytes[to] ?? 0);
    to++;
    if (to < end && bytes[to] !== element && bytes[to] !== component) return undefined;
  }
  if (syntax !== knownIn) forget(syntax);
  const slot = slotOf(key);
  if (KEYS[slot] === key) return TAGS[slot];
  const classes = block.classesIn(syntax);
  for (let at = start; at < to; at++) if ((classes[bytes[at] ?? 0] ?? 0) !== 0) return undefined;
  if (++known > SLOTS / 2) forget(syntax);
  KEYS[slot] = key;
  return (TAGS[slot] = internalized(bytes.toString('latin1', start, to)));
}

/** Where a tag is, or where there is room for it. */
function slotOf(key: number): number {
  let slot = Math.imul(key, SPREAD) >>> SHIFT;
  while (KEYS[slot] !== key && KEYS[slot] !== 0) slot = (slot + 1) & (SLOTS - 1);
  return slot;
}

function forget(syntax: Syntax): void {
  KEYS.fill(0);
  known = 0;
  knownIn = syntax;
}

/** The same text as the one string that the machine compares by its address: as the name of a property is. */
function internalized(text: string): string {
  return Object.keys({ [text]: undefined })[0] ?? text;
}
