const PIECE = 64 * 1024;

/** Collects text as bytes, piece by piece: a long one never stands in memory as text. */
export class TextBytes {
  private readonly pieces: Buffer[] = [];
  private pending = '';

  constructor(private readonly encode: (text: string) => Buffer) {}

  add(text: string): void {
    this.pending += text;
    if (this.pending.length >= PIECE) this.take();
  }

  /** All of it. */
  end(): Buffer {
    this.take();
    const [only] = this.pieces;
    return this.pieces.length === 1 && only !== undefined ? only : Buffer.concat(this.pieces);
  }

  private take(): void {
    this.pieces.push(this.encode(this.pending));
    this.pending = '';
  }
}
