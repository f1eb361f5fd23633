import { byteClass, ByteSegment } from '@app/interchange';
import type { Segment } from '@app/interchange';
import { XmlElement } from '@app/xml';
import { OBJECTS } from './byte-lines.js';
import type { ByteLines } from './byte-lines.js';
import { jsonText } from './json-text.js';
import { segmentJson } from './segment-line.js';
import type { SegmentPlace } from './segment-listing.js';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN = 0x5b;
const CLOSE = 0x5d;

/** Names and numbers of a line take less; a byte of a segment takes at most four, or the line is made otherwise. */
const ROOM = 512;
const PLAIN_TAG = /^[0-9A-Z]+$/;

/**
 * Segments as lines of JSON, the same as `segmentJson` makes, written from the bytes that were read: only elements whose
 * bytes mean more than elements and components are made into texts first.
 */
export class JsonLines {
  private place: SegmentPlace | undefined;
  private readonly head = Buffer.alloc(128);
  private headLength = 0;

  constructor(private readonly lines: ByteLines) {}

  add(segment: Segment, place: SegmentPlace): void {
    const { lines } = this;
    lines.makeRoom(4 * segment.byteLength + ROOM);
    if (segment instanceof XmlElement) {
      lines.string(`${segmentJson(segment, place)}\n`);
      return;
    }
    this.begin(segment, place);
    const start = lines.at;
    if (!(segment instanceof ByteSegment) || OBJECTS.has(segment.id) || !this.plain(segment)) {
      lines.at = start;
      lines.string(jsonText(segment.elements()));
    }
    lines.makeRoom(2);
    lines.text('}\n');
  }

  /** What stands before the elements. */
  private begin({ id, ordinal, position, byteOffset, byteLength }: Segment, place: SegmentPlace): void {
    const { lines } = this;
    if (place === this.place) lines.bytes(this.head, this.headLength);
    else this.beginPlace(place);
    lines.number(ordinal);
    lines.text(',"position":');
    this.numberOrNull(position);
    lines.text(',"byteOffset":');
    lines.number(byteOffset);
    lines.text(',"byteLength":');
    lines.number(byteLength);
    lines.text(',"id":');
    if (PLAIN_TAG.test(id)) {
      lines.text('"');
      lines.text(id);
      lines.text('"');
    } else {
      lines.string(jsonText(id));
      lines.makeRoom(4 * byteLength + ROOM);
    }
    lines.text(',"elements":');
  }

  private beginPlace(place: SegmentPlace): void {
    const { lines } = this;
    const start = lines.at;
    lines.text('{"interchange":');
    lines.number(place.interchange);
    lines.text(',"group":');
    this.numberOrNull(place.group);
    lines.text(',"transaction":');
    this.numberOrNull(place.transaction);
    lines.text(',"ordinal":');
    this.place = place;
    this.headLength = lines.buffer.copy(this.head, 0, start, lines.at);
  }

  private numberOrNull(value: number | null): void {
    if (value === null) this.lines.text('null');
    else this.lines.number(value);
  }

  /** Where a byte means neither element nor component, or would have to be escaped with a code: false. */
  private plain({ bytes, start, end, block, syntax }: ByteSegment): boolean {
    const { lines } = this;
    lines.text('[');
    if (!this.elements(bytes, start, end, block.classesIn(syntax))) return false;
    lines.text(']');
    return true;
  }

  private elements(bytes: Uint8Array, start: number, end: number, meanings: Uint8Array): boolean {
    const { lines } = this;
    const { buffer } = lines;
    let from = start;
    while (from < end && meanings[bytes[from] ?? 0] !== byteClass.ELEMENT) from++;
    let to = lines.at;
    /** Where the text of the element begins; 0 while there is none. */
    let first = 0;
    let composite = false;
    for (let place = from; place < end; place++) {
      const byte = bytes[place] ?? 0;
      const meaning = meanings[byte] ?? 0;
      if (meaning === 0) {
        if (byte === QUOTE || byte === BACKSLASH) buffer[to++] = BACKSLASH;
        buffer[to++] = byte;
      } else if (meaning === byteClass.ELEMENT) {
        if (first > 0) {
          buffer[to++] = QUOTE;
          if (composite) buffer[to++] = CLOSE;
          buffer[to++] = COMMA;
        }
        composite = false;
        first = to;
        buffer[to++] = QUOTE;
      } else if (meaning === byteClass.COMPONENT) {
        if (!composite) {
          for (let back = to; back > first; back--) buffer[back] = buffer[back - 1] ?? 0;
          buffer[first] = OPEN;
          to++;
          composite = true;
        }
        buffer[to++] = QUOTE;
        buffer[to++] = COMMA;
        buffer[to++] = QUOTE;
      } else return false;
    }
    if (first > 0) {
      buffer[to++] = QUOTE;
      if (composite) buffer[to++] = CLOSE;
    }
    lines.at = to;
    return true;
  }
}
