import { COMPONENT, ELEMENT } from './byte-classes.js';
import type { SegmentBlock } from './segment-block.js';
import type { Syntax } from './syntax.js';

/** Tags as text by their bytes, packed: one to a slot, the last one seen. */
const SLOTS = 1024;
const KEYS = new Int32Array(SLOTS);
const TAGS = new Array<string>(SLOTS).fill('');

/** The tag that begins at a place: up to four bytes of plain ASCII; undefined where it is anything else. */
export function shortTag(block: SegmentBlock, start: number, end: number, syntax: Syntax): string | undefined {
  const { bytes } = block;
  const classes = block.classesIn(syntax);
  const to = Math.min(end, start + 5);
  let key = 0;
  let at = start;
  for (; at < to; at++) {
    const byte = bytes[at] ?? 0;
    const meaning = classes[byte] ?? 0;
    if (meaning === 0 && byte !== 0) key = (key << 8) | byte;
    else if ((meaning & (ELEMENT | COMPONENT)) !== 0) break;
    else return undefined;
  }
  if (at - start > 4) return undefined;
  const slot = (key ^ (key >>> 8) ^ (key >>> 15)) & (SLOTS - 1);
  if (KEYS[slot] !== key) {
    KEYS[slot] = key;
    TAGS[slot] = bytes.toString('latin1', start, at);
  }
  return TAGS[slot];
}
