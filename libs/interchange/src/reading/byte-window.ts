/** The bytes that were written and not yet consumed, as one run. */
export class ByteWindow {
  /** The run; valid until the next `append` or `keepRest`. */
  bytes: Buffer = Buffer.alloc(0);
  /** How many bytes of the run are consumed. */
  position = 0;
  private store: Buffer = Buffer.alloc(0);

  /** `base` is where `bytes[0]` stands in the transmission. */
  constructor(public base: number) {}

  append(chunk: Uint8Array): void {
    const held = this.bytes.length;
    if (held === 0) {
      this.bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      return;
    }
    const length = held + chunk.length;
    if (this.store.length < length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(length, this.store.length * 2, 4096));
      larger.set(this.bytes);
      this.store = larger;
    }
    this.store.set(chunk, held);
    this.bytes = this.store.subarray(0, length);
  }

  /** Drops what is consumed and keeps a copy of the rest; returns how many bytes were dropped. */
  keepRest(): number {
    const dropped = this.position;
    const rest = this.bytes.subarray(dropped);
    if (rest.length > 0 && (dropped > 0 || this.store.length === 0 || rest.buffer !== this.store.buffer)) {
      if (this.store.length < rest.length) {
        this.store = Buffer.allocUnsafeSlow(Math.max(rest.length, this.store.length, 4096));
      }
      this.store.set(rest);
    }
    this.bytes = rest.length === 0 ? Buffer.alloc(0) : this.store.subarray(0, rest.length);
    this.base += dropped;
    this.position = 0;
    return dropped;
  }
}
