import type { SegmentBlock } from './segment-block.js';
import type { Syntax } from './syntax.js';

/** Tags as text by their bytes, packed: one to a slot, the last one seen. */
const SLOTS = 1024;
const KEYS = new Int32Array(SLOTS);
const TAGS = new Array<string>(SLOTS).fill('');

/** The tag that begins at a place: two or three bytes of plain ASCII; undefined where it is anything else. */
export function shortTag(block: SegmentBlock, start: number, end: number, syntax: Syntax): string | undefined {
  const { bytes } = block;
  const { element, component } = syntax;
  if (end - start < 2) return undefined;
  const classes = block.classesIn(syntax);
  const [first, second] = [bytes[start] ?? 0, bytes[start + 1] ?? 0];
  let key = (first << 8) | second;
  let meaning = (classes[first] ?? 0) | (classes[second] ?? 0) | Number(first === 0);
  let to = start + 2;
  if (to < end && bytes[to] !== element && bytes[to] !== component) {
    const third = bytes[to] ?? 0;
    meaning |= classes[third] ?? 0;
    key = (key << 8) | third;
    to++;
    if (to < end && bytes[to] !== element && bytes[to] !== component) return undefined;
  }
  if (meaning !== 0) return undefined;
  const slot = (key ^ (key >>> 7) ^ (key >>> 13)) & (SLOTS - 1);
  if (KEYS[slot] !== key) {
    KEYS[slot] = key;
    TAGS[slot] = internalized(bytes.toString('latin1', start, to));
  }
  return TAGS[slot];
}

/** The same text as the one string that the machine compares by its address: as the name of a property is. */
function internalized(text: string): string {
  return Object.keys({ [text]: undefined })[0] ?? text;
}
