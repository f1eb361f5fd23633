/**
 * The last bytes of a stream, kept as the chunks they came in. A reader may lag behind what it was given by one
 * segment, so that much is kept; what is older has been read.
 */
export class ByteTrail {
  private chunks: { readonly offset: number; readonly bytes: Uint8Array }[] = [];

  /** `end` is where the next byte will stand. */
  constructor(
    public end: number,
    private readonly capacity: number,
  ) {}

  append(bytes: Uint8Array): void {
    this.chunks.push({ offset: this.end, bytes });
    this.end += bytes.length;
    const kept = this.end - this.capacity;
    while ((this.chunks[0]?.offset ?? kept) + (this.chunks[0]?.bytes.length ?? 0) <= kept && this.chunks.length > 1)
      this.chunks.shift();
  }

  /** The bytes from `from` up to `to`, in pieces; those that are no longer kept are left out. */
  *slices(from: number, to: number): Generator<Uint8Array> {
    for (const { offset, bytes } of this.chunks) {
      const piece = bytes.subarray(Math.max(0, from - offset), Math.max(0, to - offset));
      if (piece.length > 0) yield piece;
    }
  }

  /** The byte at a place; undefined where it has not come yet or is no longer kept. */
  at(place: number): number | undefined {
    const chunk = this.chunks.find(({ offset, bytes }) => place >= offset && place < offset + bytes.length);
    return chunk?.bytes[place - chunk.offset];
  }
}
