import { CR, isBreak, LF } from '@app/interchange';

const WINDOW = 64 * 1024;

/**
 * Whether an interchange is wrapped: the characters per line, 0 when it is not, or how many bytes from its start on
 * must be there to tell. It is wrapped when, in its first 64 KiB (or all of it), every complete line has one length and
 * a break falls within a segment. One break can be enough: a short interchange has no second complete line, and to call
 * its only wrap data would refuse a file that reads well, while a warning tells of the break either way.
 */
export function lineWidth(
  bytes: Uint8Array,
  at: number,
  terminator: Uint8Array,
  whole: boolean,
): number | { need: number } {
  if (isBreak(terminator[0])) return 0;
  const to = Math.min(bytes.length, at + WINDOW);
  const line = { width: 0, column: 0, inside: false };
  const segment = new TagWatch(terminator[0] ?? 0);
  for (let place = at; place < to; place++) {
    const byte = bytes[place] ?? 0;
    if (byte === LF || (byte === CR && bytes[place + 1] !== LF)) {
      if (line.width > 0 && line.column !== line.width) return 0;
      line.width = line.column;
      line.column = 0;
      line.inside ||= segment.length > 0 && !segment.sawBinary;
    } else if (byte !== CR) {
      line.column++;
      if (segment.endsInterchange(byte)) return result(line);
    }
  }
  if (to - at < WINDOW && !whole) return { need: Math.max(2 * (to - at), 1024) };
  return result(line);
}

function result({ width, column, inside }: { width: number; column: number; inside: boolean }): number {
  return inside && column <= width ? width : 0;
}

/** Follows the segments by their terminator alone, to know where IEA ends. */
class TagWatch {
  length = 0;
  /** BIN and BDS may hold terminators and line breaks: from the first on, no break proves anything. */
  sawBinary = false;
  private tag = 0;

  constructor(private readonly terminator: number) {}

  endsInterchange(byte: number): boolean {
    if (byte === this.terminator) {
      const over = this.tag === 0x494541;
      this.length = this.tag = 0;
      return over;
    }
    if (this.length++ < 3) this.tag = (this.tag << 8) | byte;
    if (this.length === 3 && (this.tag === 0x42494e || this.tag === 0x424453)) this.sawBinary = true;
    return false;
  }
}
