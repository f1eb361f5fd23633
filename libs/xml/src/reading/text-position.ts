import type { Encoding } from './encoding.js';
import { byteLengthOf } from './encoding.js';
import type { XmlPlace } from './xml-problem.js';

/**
 * Follows a document's text and knows byte, line and column of one place in it, which only moves forward. Lines end
 * with LF, CR or CR LF.
 */
export class TextPosition {
  /** The text from the place on, as far as it has come. */
  private ahead = '';
  private at = 0;
  private line = 1;
  private column = 1;
  private afterReturn = false;

  /** @param byteOffset of the first character */
  constructor(
    private readonly encoding: Encoding,
    private byteOffset: number,
  ) {}

  append(text: string): void {
    this.ahead += text;
  }

  /** Moves to a place, in UTF-16 units from the beginning; a place that was passed is where it stays. */
  moveTo(place: number): XmlPlace {
    const passed = this.ahead.slice(0, Math.max(0, place - this.at));
    this.ahead = this.ahead.slice(passed.length);
    this.at += passed.length;
    this.byteOffset += byteLengthOf(passed, this.encoding);
    this.countLines(passed);
    return { byteOffset: this.byteOffset, line: this.line, column: this.column };
  }

  /** Moves to the last `<` before a place: where the tag that is being read begins. */
  moveToTag(before: number): XmlPlace {
    return this.moveTo(this.at + Math.max(0, this.ahead.lastIndexOf('<', before - this.at - 1)));
  }

  /** Moves over blanks, to the first character that is none. */
  moveToText(): XmlPlace {
    return this.moveTo(this.at + (this.ahead.length - this.ahead.trimStart().length));
  }

  private countLines(text: string): void {
    let last = -1;
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      const breaks = code === 13 || (code === 10 && !this.afterReturn);
      this.afterReturn = code === 13;
      if (breaks) this.line++;
      if (code === 13 || code === 10) {
        last = index;
        this.column = 1;
      }
    }
    this.column += text.length - 1 - last;
  }
}
