import { CR, LF } from './syntax.js';

/** Measures the lines of a wrapped interchange: each but the last has one length. */
export class LineRuler {
  private width = 0;
  private column = 0;

  /** Begins an interchange of lines of `width` characters; 0 where it is not wrapped. */
  reset(width: number): void {
    this.width = width;
    this.column = 0;
  }

  /** Whether there are lines to measure. */
  get idle(): boolean {
    return this.width === 0;
  }

  /** Takes the next bytes; `ragged` hears the places where lines of another length end. */
  measure(bytes: Uint8Array, from: number, to: number, ragged: (at: number) => void): void {
    if (this.width === 0) return;
    for (let at = from; at < to; at++) {
      const byte = bytes[at];
      if (byte === LF) {
        if (this.column !== this.width) ragged(at);
        this.column = 0;
      } else if (byte !== CR) this.column++;
    }
  }
}
