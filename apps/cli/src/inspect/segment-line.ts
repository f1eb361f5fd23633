import type { Segment } from '@app/interchange';
import type { Paint } from '../console/paint.js';
import type { SegmentPlace } from './segment-listing.js';

/** `{ interchange, group, transaction, ordinal, position, byteOffset, byteLength, id, elements }` */
export function segmentJson(segment: Segment, { interchange, group, transaction }: SegmentPlace): string {
  const { ordinal, position, byteOffset, byteLength, id } = segment;
  return JSON.stringify({
    interchange,
    group,
    transaction,
    ordinal,
    position,
    byteOffset,
    byteLength,
    id,
    elements: segment.elements(),
  });
}

/** `byte  position  tag and elements as sent`, indented by level. */
export function segmentText(segment: Segment, place: SegmentPlace, paint: Paint): string {
  const { id, position, byteOffset, elementCount } = segment;
  const inner = position !== null && position > 1 && id !== 'SE' && id !== 'UNT';
  const level = (place.group === null ? 0 : 1) + (place.transaction === null ? 0 : 1) + (inner ? 1 : 0);
  const depth = isGroupEdge(id) ? level - 1 : level;
  const mark = paint('dim', id === 'UNA' ? '' : place.delimiters.element);
  const elements = Array.from({ length: elementCount }, (_, index) => mark + shown(segment, index + 1)).join('');
  const where = paint('dim', `${String(byteOffset).padStart(8)} ${String(position ?? '-').padStart(6)}  `);
  return `${where}${'  '.repeat(depth)}${paint('cyan', id)}${elements}`;
}

function isGroupEdge(id: string): boolean {
  return id === 'GS' || id === 'GE' || id === 'UNG' || id === 'UNE';
}

/** On one line: control characters are shown as dots, an object as its length. */
function shown(segment: Segment, element: number): string {
  const object = segment.binary(element);
  return object === undefined ? segment.sent(element).replace(/\p{Cc}/gu, '·') : `(${object.length} bytes)`;
}
