import { byteClass, ByteSegment } from '@app/interchange';
import type { Segment } from '@app/interchange';
import { OBJECTS } from './byte-lines.js';
import type { ByteLines } from './byte-lines.js';
import { segmentJson } from './segment-line.js';
import type { SegmentPlace } from './segment-listing.js';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN = 0x5b;
const CLOSE = 0x5d;
const END = 0x7d;
const LINE_FEED = 0x0a;

/** Names and numbers of a line take less; a byte of a segment takes at most four, or the line is made otherwise. */
const ROOM = 512;
const PLAIN_TAG = /^[0-9A-Z]+$/;

/**
 * Segments as lines of JSON, the same as `segmentJson` makes, written from the bytes that were read: only a segment
 * whose bytes mean more than elements and components is made into texts first.
 */
export class JsonLines {
  private place: SegmentPlace | undefined;
  private head = Buffer.alloc(0);

  constructor(private readonly lines: ByteLines) {}

  add(segment: Segment, place: SegmentPlace): void {
    const { lines } = this;
    lines.makeRoom(4 * segment.byteLength + ROOM);
    if (place !== this.place) this.begin(place);
    const start = lines.at;
    if (segment instanceof ByteSegment && !OBJECTS.has(segment.id) && this.plain(segment)) return;
    lines.at = start;
    lines.line(segmentJson(segment, place));
  }

  private begin(place: SegmentPlace): void {
    const { interchange, group, transaction } = place;
    this.place = place;
    this.head = Buffer.from(`{"interchange":${interchange},"group":${group},"transaction":${transaction},"ordinal":`);
  }

  /** Where a byte means neither element nor component, or would have to be escaped with a code: false. */
  private plain(segment: ByteSegment): boolean {
    const { lines } = this;
    const { id, ordinal, position, byteOffset, byteLength, bytes, start, end, block, syntax } = segment;
    if (!PLAIN_TAG.test(id)) return false;
    lines.bytes(this.head);
    lines.number(ordinal);
    lines.text(',"position":');
    if (position === null) lines.text('null');
    else lines.number(position);
    lines.text(',"byteOffset":');
    lines.number(byteOffset);
    lines.text(',"byteLength":');
    lines.number(byteLength);
    lines.text(',"id":"');
    lines.text(id);
    lines.text('","elements":[');
    if (!this.elements(bytes, start, end, block.classesIn(syntax))) return false;
    const { buffer } = lines;
    buffer[lines.at++] = CLOSE;
    buffer[lines.at++] = END;
    buffer[lines.at++] = LINE_FEED;
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
