import type { ScannerSink } from './dialect.js';
import { CR, LF, NONE } from './syntax.js';
import type { Syntax } from './syntax.js';

/** Passes over what stands before a tag: line breaks, and blanks, which are said once the tag is there. */
export class LeadingBlanks {
  /** Where the blanks before the next tag begin. */
  private offset = NONE;

  constructor(private readonly sink: Pick<ScannerSink<unknown>, 'indented'>) {}

  /** Whether blanks were passed over whose end is not yet there. */
  get pending(): boolean {
    return this.offset !== NONE;
  }

  forget(): void {
    this.offset = NONE;
  }

  /** The place of the tag, or the end of the bytes, of which the first stands at `base` in the transmission. */
  skip(bytes: Uint8Array, base: number, { element, terminator }: Syntax, from: number): number {
    let at = from;
    for (; at < bytes.length; at++) {
      const byte = bytes[at];
      if ((byte !== LF && byte !== CR && byte !== 32 && byte !== 9) || byte === element || byte === terminator[0])
        break;
      if (this.offset === NONE && (byte === 32 || byte === 9)) this.offset = base + at;
    }
    if (this.offset !== NONE && at < bytes.length) {
      this.sink.indented({ byteOffset: this.offset, byteLength: base + at - this.offset });
      this.offset = NONE;
    }
    return at;
  }
}
