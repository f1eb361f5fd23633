import type { Place } from './diagnostic.js';

/** The code of what is behind the last character. */
export const END = -1;
const NEWLINE = 10;
const SPACE = 32;
const HASH = 35;

/** A place in a text that goes forward and knows its line. */
export class LineCursor {
  protected position = 0;
  protected line = 1;
  private lineStart = 0;

  constructor(
    private readonly file: string,
    protected readonly text: string,
  ) {}

  /** The character here, or some places further on; END behind the last. */
  protected code(ahead = 0): number {
    const at = this.position + ahead;
    return at >= 0 && at < this.text.length ? this.text.charCodeAt(at) : END;
  }

  /** From 0. */
  protected column(): number {
    return this.position - this.lineStart;
  }

  protected place(): Place {
    return { file: this.file, line: this.line, column: this.column() + 1 };
  }

  protected isBlank(ahead: number): boolean {
    const code = this.code(ahead);
    return code === SPACE || code === NEWLINE || code === END;
  }

  protected skipSpaces(): void {
    while (this.code() === SPACE) this.position++;
  }

  /** Whether nothing but a comment comes on this line. */
  protected isLineEnd(): boolean {
    const code = this.code();
    return code === END || code === NEWLINE || this.isComment();
  }

  /** Goes to the next character that is neither blank nor in a comment. */
  protected toContent(): void {
    for (;;) {
      this.skipSpaces();
      if (this.isComment()) while (this.code() !== NEWLINE && this.code() !== END) this.position++;
      if (this.code() !== NEWLINE) return;
      this.position++;
      this.line++;
      this.lineStart = this.position;
    }
  }

  private isComment(): boolean {
    return this.code() === HASH && (this.column() === 0 || this.code(-1) === SPACE);
  }
}
