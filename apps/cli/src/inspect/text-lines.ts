import { ByteSegment } from '@app/interchange';
import type { Segment } from '@app/interchange';
import type { Paint } from '../console/paint.js';
import { OBJECTS } from './byte-lines.js';
import type { ByteLines } from './byte-lines.js';
import { depthOf, segmentText } from './segment-line.js';
import type { SegmentPlace } from './segment-listing.js';

/** Of a line, without the bytes of its segment. */
const ROOM = 128;

/**
 * Segments as lines for people, the same as `segmentText` makes: from the bytes that were read where all of them are
 * shown as they are, and in no colour.
 */
export class TextLines {
  private readonly coloured: boolean;

  constructor(
    private readonly lines: ByteLines,
    private readonly paint: Paint,
  ) {
    this.coloured = paint('dim', '*') !== '*';
  }

  add(segment: Segment, place: SegmentPlace): void {
    if (!this.coloured && segment instanceof ByteSegment && this.isPlain(segment)) this.plain(segment, place);
    else this.lines.string(`${segmentText(segment, place, this.paint)}\n`);
  }

  private isPlain({ tag, id, block, syntax, start, end }: ByteSegment): boolean {
    if (tag === 0 || OBJECTS.has(id)) return false;
    const { bytes } = block;
    const { element } = syntax;
    const behindTag = start + id.length;
    if (behindTag < end && bytes[behindTag] !== element) return false;
    for (let at = start; at < end; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === element && byte < 0x80) continue;
      if (byte < 0x20 || byte > 0x7e) return false;
    }
    return true;
  }

  private plain(segment: ByteSegment, place: SegmentPlace): void {
    const { lines } = this;
    const { position, byteOffset, bytes, start, end } = segment;
    lines.makeRoom(ROOM + end - start);
    lines.number(byteOffset, 8);
    lines.blanks(1);
    if (position === null) lines.text('     -');
    else lines.number(position, 6);
    lines.blanks(2 + 2 * depthOf(segment, place));
    const { buffer } = lines;
    let { at } = lines;
    for (let from = start; from < end; from++) buffer[at++] = bytes[from] ?? 0;
    lines.at = at;
    lines.text('\n');
  }
}
