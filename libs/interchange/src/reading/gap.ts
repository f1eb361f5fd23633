import { CR, LF } from './syntax.js';

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const SAMPLE = 40;

/** What stands outside of the interchanges: counted and sorted byte by byte, and not kept. */
export class Gap {
  length = 0;
  byteOrderMark = false;
  /** CR, LF, space, tab. */
  blanks = 0;
  /** NUL and the DOS end-of-file character. */
  padding = 0;
  /** The rest, which is nothing that may be passed over. */
  junk = 0;
  /** The first of the rest, printable. */
  sample = '';
  private marked = 0;

  constructor(readonly byteOffset: number) {}

  add(bytes: Buffer, from: number, to: number): void {
    for (let at = from; at < to; at++) this.addByte(bytes[at] ?? 0);
  }

  /** No more bytes: an unfinished byte order mark is junk. */
  close(): this {
    this.junk += this.marked;
    this.marked = 0;
    return this;
  }

  private addByte(byte: number): void {
    this.length++;
    if (byte === BYTE_ORDER_MARK[this.marked]) {
      this.marked++;
      if (this.marked === BYTE_ORDER_MARK.length) {
        this.byteOrderMark = true;
        this.marked = 0;
      }
      return;
    }
    this.close();
    if (byte === LF || byte === CR || byte === 32 || byte === 9) this.blanks++;
    else if (byte === 0 || byte === 0x1a) this.padding++;
    else this.junk++;
    if (this.junk > 0 && this.sample.length < SAMPLE && byte > 31 && byte < 127)
      this.sample += String.fromCharCode(byte);
  }
}
