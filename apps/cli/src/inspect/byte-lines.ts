import type { Writable } from 'node:stream';

/** Segments that may end in binary content. */
export const OBJECTS: ReadonlySet<string> = new Set(['BIN', 'BDS', 'UNO']);

const ZERO = 0x30;
const BLANK = 0x20;

/**
 * Lines collected as bytes in one buffer, which is used again and again. Text would be garbage for each line, and that of
 * numbers stays in a table of V8 for a while: memory would grow with what was read.
 */
export class ByteLines {
  buffer: Buffer = Buffer.allocUnsafe(256 * 1024);
  /** Where the next byte goes. */
  at = 0;

  constructor(private readonly stream: Writable) {}

  /** Makes room for so many bytes: what is written after it must take no more. */
  makeRoom(length: number): void {
    if (this.at + length <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(2 * this.buffer.length, this.at + length));
    this.buffer.copy(larger, 0, 0, this.at);
    this.buffer = larger;
  }

  /** Any text; room is made for it. */
  string(text: string): void {
    this.makeRoom(3 * text.length);
    this.at += this.buffer.write(text, this.at);
  }

  bytes(bytes: Uint8Array, length: number): void {
    const { buffer, at } = this;
    for (let nth = 0; nth < length; nth++) buffer[at + nth] = bytes[nth] ?? 0;
    this.at = at + length;
  }

  /** ASCII, short. */
  text(text: string): void {
    const { buffer } = this;
    let { at } = this;
    for (let nth = 0; nth < text.length; nth++) buffer[at++] = text.charCodeAt(nth);
    this.at = at;
  }

  blanks(count: number): void {
    for (let nth = 0; nth < count; nth++) this.buffer[this.at++] = BLANK;
  }

  /** A whole number, not negative; on the right of a column where it has a width. */
  number(value: number, width = 0): void {
    const { buffer } = this;
    let digits = 1;
    for (let limit = 10; limit <= value; limit *= 10) digits++;
    this.blanks(width - digits);
    let rest = value;
    for (let nth = this.at + digits - 1; nth >= this.at; nth--) {
      const less = Math.floor(rest / 10);
      buffer[nth] = ZERO + (rest - 10 * less);
      rest = less;
    }
    this.at += digits;
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
}
