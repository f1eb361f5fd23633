/**
 * The last bytes of a stream. A reader may lag behind what it was given by one segment, so that much is kept; what is
 * older has been read. The last chunk is kept as it came, what is before it as a copy: so no chunk outlives the next.
 */
export class ByteTrail {
  private last: Uint8Array = new Uint8Array();
  /** The bytes before the last chunk, as many as are kept, up to `filled`. */
  private store: Buffer = Buffer.alloc(0);
  private filled = 0;

  /** `end` is where the next byte will stand. */
  constructor(
    public end: number,
    private readonly capacity: number,
  ) {}

  append(bytes: Uint8Array): void {
    this.keep(this.last);
    this.last = bytes;
    this.end += bytes.length;
  }

  /** The bytes from `from` up to `to`, in pieces that hold until the next `append`; what is not kept is left out. */
  *slices(from: number, to: number): Generator<Uint8Array> {
    const last = this.end - this.last.length;
    const first = last - this.filled;
    const kept = this.store.subarray(Math.max(0, from - first), Math.min(this.filled, Math.max(0, to - first)));
    if (kept.length > 0) yield kept;
    const rest = this.last.subarray(Math.max(0, from - last), Math.max(0, to - last));
    if (rest.length > 0) yield rest;
  }

  /** The byte at a place; undefined where it has not come yet or is no longer kept. */
  at(place: number): number | undefined {
    const last = this.end - this.last.length;
    if (place >= last) return this.last[place - last];
    const kept = place - last + this.filled;
    return kept < 0 ? undefined : this.store[kept];
  }

  private keep(chunk: Uint8Array): void {
    if (chunk.length >= this.capacity) this.filled = 0;
    const bytes = chunk.length > this.capacity ? chunk.subarray(chunk.length - this.capacity) : chunk;
    if (this.filled + bytes.length > this.store.length) this.makeRoom(bytes.length);
    this.store.set(bytes, this.filled);
    this.filled += bytes.length;
  }

  /** For so many bytes behind those that are still kept. */
  private makeRoom(length: number): void {
    const kept = Math.min(this.filled, this.capacity - length);
    const rest = this.store.subarray(this.filled - kept, this.filled);
    const largest = this.capacity + (this.capacity >> 1);
    if (this.store.length < largest)
      this.store = Buffer.allocUnsafeSlow(Math.min(largest, Math.max(kept + length, 2 * this.store.length)));
    rest.copy(this.store);
    this.filled = kept;
  }
}
