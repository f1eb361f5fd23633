import type { Writable } from 'node:stream';
import { byteClass, ByteSegment } from '@app/interchange';
import type { Segment } from '@app/interchange';
import { segmentJson } from './segment-line.js';
import type { SegmentPlace } from './segment-listing.js';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN = 0x5b;
const CLOSE = 0x5d;
const END = 0x7d;
const LINE_FEED = 0x0a;
const ZERO = 0x30;

/** Names and numbers of a line take less; a byte of a segment takes at most four, or the line is made otherwise. */
const ROOM = 512;
/** Segments that may end in binary content. */
const OBJECTS: ReadonlySet<string> = new Set(['BIN', 'BDS', 'UNO']);

/**
 * Segments as lines of JSON, the same as `segmentJson` makes, written from the bytes that were read: only a segment
 * whose bytes mean more than elements and components is made into texts first.
 */
export class JsonLines {
  private buffer = Buffer.allocUnsafe(256 * 1024);
  private at = 0;
  private place: SegmentPlace | undefined;
  private head = Buffer.alloc(0);

  constructor(private readonly stream: Writable) {}

  add(segment: Segment, place: SegmentPlace): void {
    this.makeRoom(4 * segment.byteLength + ROOM);
    if (place !== this.place) this.begin(place);
    const start = this.at;
    if (segment instanceof ByteSegment && !OBJECTS.has(segment.id) && this.plain(segment)) return;
    this.at = start;
    const line = `${segmentJson(segment, place)}\n`;
    this.makeRoom(3 * line.length);
    this.at += this.buffer.write(line, this.at);
  }

  /** Writes what there is, and waits until it is taken. */
  async flush(): Promise<void> {
    if (this.at === 0) return;
    const piece = this.buffer.subarray(0, this.at);
    this.at = 0;
    await new Promise<void>((resolve, reject) => {
      this.stream.write(piece, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  }

  private begin(place: SegmentPlace): void {
    const { interchange, group, transaction } = place;
    this.place = place;
    this.head = Buffer.from(`{"interchange":${interchange},"group":${group},"transaction":${transaction},"ordinal":`);
  }

  /** Where a byte means neither element nor component, or would have to be escaped with a code: false. */
  private plain(segment: ByteSegment): boolean {
    const { id, ordinal, position, byteOffset, byteLength, bytes, start, end, block, syntax } = segment;
    this.buffer.set(this.head, this.at);
    this.at += this.head.length;
    this.number(ordinal);
    this.text(',"position":');
    if (position === null) this.text('null');
    else this.number(position);
    this.text(',"byteOffset":');
    this.number(byteOffset);
    this.text(',"byteLength":');
    this.number(byteLength);
    this.text(',"id":"');
    if (!/^[0-9A-Z]+$/.test(id)) return false;
    this.text(id);
    this.text('","elements":[');
    if (!this.elements(bytes, start, end, block.classesIn(syntax))) return false;
    const { buffer } = this;
    buffer[this.at++] = CLOSE;
    buffer[this.at++] = END;
    buffer[this.at++] = LINE_FEED;
    return true;
  }

  private elements(bytes: Uint8Array, start: number, end: number, meanings: Uint8Array): boolean {
    const { buffer } = this;
    let from = start;
    while (from < end && meanings[bytes[from] ?? 0] !== byteClass.ELEMENT) from++;
    let to = this.at;
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
    this.at = to;
    return true;
  }

  /** ASCII. */
  private text(text: string): void {
    const { buffer } = this;
    let { at } = this;
    for (let nth = 0; nth < text.length; nth++) buffer[at++] = text.charCodeAt(nth);
    this.at = at;
  }

  /** A whole number, not negative. */
  private number(value: number): void {
    const { buffer } = this;
    let digits = 1;
    for (let limit = 10; limit <= value; limit *= 10) digits++;
    let rest = value;
    for (let nth = this.at + digits - 1; nth >= this.at; nth--) {
      const less = Math.floor(rest / 10);
      buffer[nth] = ZERO + (rest - 10 * less);
      rest = less;
    }
    this.at += digits;
  }

  private makeRoom(length: number): void {
    if (this.at + length <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(2 * this.buffer.length, this.at + length));
    this.buffer.copy(larger, 0, 0, this.at);
    this.buffer = larger;
  }
}
