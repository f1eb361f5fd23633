import { readerLimits } from '@app/interchange';
import type { ReaderOptions } from '@app/interchange';

/** What a reader may look ahead for beyond one segment. */
const LOOK_AHEAD = 256 * 1024;

/** The last bytes of what a reader with these options is given, as many as it may lag behind. */
export function trailFor(options: ReaderOptions): ByteTrail {
  const { baseOffset, maxSegmentBytes } = readerLimits(options);
  return new ByteTrail(baseOffset, maxSegmentBytes + LOOK_AHEAD);
}

/**
 * The last bytes of a stream. A reader may lag behind what it was given by one segment, so that much is kept; what is
 * older has been read. The last chunk is kept as it came, what is before it as a copy: so no chunk outlives the next.
 */
export class ByteTrail {
  /** Where the next byte will stand. */
  end: number;
  private last: Uint8Array = new Uint8Array();
  /** The bytes before the last chunk, each where its place divided by the capacity leaves a rest. */
  private store: Buffer = Buffer.alloc(0);

  /** `base` is where the first byte will stand. */
  constructor(
    readonly base: number,
    readonly capacity: number,
  ) {
    this.end = base;
  }

  append(bytes: Uint8Array): void {
    this.keep(this.last, this.end - this.last.length);
    this.last = bytes;
    this.end += bytes.length;
  }

  /** The bytes from `from` up to `to`, in pieces that hold until the next `append`; what is not kept is left out. */
  *slices(from: number, to: number): Generator<Uint8Array> {
    const last = this.end - this.last.length;
    const stop = Math.min(to, last);
    for (let place = Math.max(from, this.first); place < stop;) {
      const at = place % this.capacity;
      const piece = this.store.subarray(at, at + stop - place);
      place += piece.length;
      yield piece;
    }
    const rest = this.last.subarray(Math.max(0, from - last), Math.max(0, to - last));
    if (rest.length > 0) yield rest;
  }

  /** The byte at a place; undefined where it has not come yet or is no longer kept. */
  at(place: number): number | undefined {
    const last = this.end - this.last.length;
    if (place >= last) return this.last[place - last];
    return place < this.first ? undefined : this.store[place % this.capacity];
  }

  /** The first place that is kept. */
  private get first(): number {
    return Math.max(this.base, this.end - this.last.length - this.capacity);
  }

  private keep(chunk: Uint8Array, from: number): void {
    if (chunk.length > 0 && this.store.length === 0) this.store = Buffer.allocUnsafeSlow(this.capacity);
    for (let done = Math.max(0, chunk.length - this.capacity); done < chunk.length;) {
      const at = (from + done) % this.capacity;
      const piece = chunk.subarray(done, done + this.capacity - at);
      this.store.set(piece, at);
      done += piece.length;
    }
  }
}
