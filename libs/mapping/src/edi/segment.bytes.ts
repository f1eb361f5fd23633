import type { ByteSegment, Segment } from '@app/interchange';
import { byteClass, packTag } from '@app/interchange';
import { trimmed } from './trimmed.js';

const SPACE = 0x20;
const { ELEMENT, COMPONENT } = byteClass;

/** A segment, with the meanings of its bytes where it is one of bytes: asked for, not its class, which takes longer. */
type MaybeOfBytes = Segment & Partial<Pick<ByteSegment, 'meanings'>>;

/** Whether an element is its bytes, of which each is a character: then it can be looked at without making a text. */
function isPlain(segment: MaybeOfBytes): segment is ByteSegment {
  return segment.meanings === ELEMENT;
}

/** Whether it holds nothing but elements and their components. */
function isComposed(segment: MaybeOfBytes): segment is ByteSegment {
  return segment.meanings === (ELEMENT | COMPONENT);
}

/** As the segment tells it; where it holds nothing but components, they are counted here in one pass. */
function valueAt(segment: Segment, element: number, component: number): string {
  if (!isComposed(segment)) return segment.value(element, component);
  if (element < 1 || element > segment.elementCount) return '';
  const { bytes, syntax, block } = segment;
  const end = segment.to(element);
  let from = segment.from(element);
  for (let nth = 1; nth < component; nth++) {
    while (from < end && bytes[from] !== syntax.component) from++;
    if (from >= end) return '';
    from++;
  }
  let to = from;
  while (to < end && bytes[to] !== syntax.component) to++;
  return from === to ? '' : block.slice(from, to);
}

/** The text of an element or a component, without spaces at its end; "" when absent. */
export function textAt(segment: Segment, element: number, component: number): string {
  if (component === 1 && isPlain(segment)) {
    if (element > segment.elementCount) return '';
    const from = segment.from(element);
    const to = segment.to(element);
    if (from === to) return '';
    if (segment.bytes[to - 1] !== SPACE) return segment.block.slice(from, to);
  }
  return trimmed(valueAt(segment, element, component));
}

/** Whether an element or a component is sent, and more than spaces. */
export function holdsText(segment: Segment, element: number, component: number): boolean {
  if (component === 1 && isPlain(segment)) {
    if (element > segment.elementCount) return false;
    const to = segment.to(element);
    if (segment.from(element) === to) return false;
    if (segment.bytes[to - 1] !== SPACE) return true;
  }
  return trimmed(valueAt(segment, element, component)) !== '';
}

/** Whether an element or a component is just a text. */
export function isText(segment: Segment, element: number, component: number, text: string): boolean {
  if (component !== 1 || !isPlain(segment)) return valueAt(segment, element, component) === text;
  if (element > segment.elementCount) return text === '';
  const from = segment.from(element);
  const { length } = text;
  if (segment.to(element) - from !== length) return false;
  const { bytes } = segment;
  for (let at = 0; at < length; at++) if (bytes[from + at] !== text.charCodeAt(at)) return false;
  return true;
}

/** The most characters that {@link numberOf} and {@link numberAt} tell apart. */
const SHORT = 3;
/** The number of a longer text, and of one with a NUL before it or a character that is no ASCII. */
export const LONG = -1;

/** A short text as a number: the codes that segments are told apart by are compared without making texts. */
export function numberOf(text: string): number {
  const number = text.charCodeAt(0) === 0 ? 0 : packTag(text);
  return number === 0 && text !== '' ? LONG : number;
}

/** The {@link numberOf} of an element or a component. */
export function numberAt(segment: Segment, element: number, component: number): number {
  if (component !== 1 || !isPlain(segment)) return numberOf(valueAt(segment, element, component));
  if (element > segment.elementCount) return 0;
  const to = segment.to(element);
  let at = segment.from(element);
  if (to - at > SHORT) return LONG;
  const { bytes } = segment;
  let number = 0;
  for (; at < to; at++) number = (number << 8) | (bytes[at] ?? 0);
  return number;
}
