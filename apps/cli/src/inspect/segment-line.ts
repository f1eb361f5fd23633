import type { Segment } from '@app/interchange';
import { XmlElement } from '@app/xml';
import type { Paint } from '../console/paint.js';
import { jsonText } from './json-text.js';
import type { SegmentPlace } from './segment-listing.js';

/** `{ interchange, group, transaction, ordinal, position, byteOffset, byteLength, id, elements }` */
export function segmentJson(segment: Segment, { interchange, group, transaction }: SegmentPlace): string {
  const { ordinal, position, byteOffset, byteLength, id } = segment;
  return (
    `{"interchange":${interchange},"group":${group},"transaction":${transaction},"ordinal":${ordinal},` +
    `"position":${position},"byteOffset":${byteOffset},"byteLength":${byteLength},"id":${jsonText(id)},` +
    (segment instanceof XmlElement ? elementJson(segment).slice(1) : `"elements":${jsonText(segment.elements())}}`)
  );
}

/**
 * An element of XML: `byte  line:column  name attributes text`, indented by depth; in JSON `path`, `line`, `column`,
 * `attributes` and `text` in place of `elements`.
 */
function elementText(element: XmlElement, paint: Paint): string {
  const { id, byteOffset, line, column, attributes, text } = element;
  let depth = 0;
  for (let { parent } = element; parent !== undefined; { parent } = parent) depth++;
  const sent = [...attributes].map(([name, value]) => ` ${paint('dim', `@${name}=`)}${value.replace(CONTROL, '·')}`);
  const own = text.trim() === '' ? '' : ` ${text.trim().replace(CONTROL, '·')}`;
  const where = paint('dim', `${rightOf(byteOffset, 8)} ${rightOf(`${line}:${column}`, 9)}  `);
  return `${where}${'  '.repeat(depth)}${paint('cyan', id)}${sent.join('')}${own}`;
}

function elementJson({ id, parent, line, column, attributes, text }: XmlElement): string {
  const names = [id];
  for (let above = parent; above !== undefined; above = above.parent) names.unshift(above.id);
  return JSON.stringify({ path: names.join('/'), line, column, attributes: Object.fromEntries(attributes), text });
}

/** `byte  position  tag and elements as sent`, indented by level. */
export function segmentText(segment: Segment, place: SegmentPlace, paint: Paint): string {
  if (segment instanceof XmlElement) return elementText(segment, paint);
  const { id, position, byteOffset, elementCount } = segment;
  const mark = paint('dim', id === 'UNA' ? '' : place.delimiters.element);
  let elements = '';
  for (let element = 1; element <= elementCount; element++) elements += mark + shown(segment, element);
  const where = paint('dim', `${rightOf(byteOffset, 8)} ${rightOf(position ?? '-', 6)}  `);
  return `${where}${INDENT.slice(0, 2 * depthOf(segment, place))}${paint('cyan', id)}${elements}`;
}

/** How many levels it stands in. */
export function depthOf({ id, position }: Segment, { group, transaction }: SegmentPlace): number {
  const inner = position !== null && position > 1 && id !== 'SE' && id !== 'UNT';
  const level = (group === null ? 0 : 1) + (transaction === null ? 0 : 1) + (inner ? 1 : 0);
  return isGroupEdge(id) ? level - 1 : level;
}

const INDENT = ' '.repeat(16);

function rightOf(value: number | string, width: number): string {
  const text = String(value);
  return text.length >= width ? text : INDENT.slice(0, width - text.length) + text;
}

function isGroupEdge(id: string): boolean {
  return id === 'GS' || id === 'GE' || id === 'UNG' || id === 'UNE';
}

const CONTROL = /\p{Cc}/gu;

/** On one line: control characters are shown as dots, an object as its length. */
function shown(segment: Segment, element: number): string {
  const object = segment.binary(element);
  return object === undefined ? segment.sent(element).replace(CONTROL, '·') : `(${object.length} bytes)`;
}
