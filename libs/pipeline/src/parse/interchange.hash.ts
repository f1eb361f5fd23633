import type { Hash } from 'node:crypto';
import { createHash } from 'node:crypto';
import type { ByteRange } from '@app/interchange';
import type { ByteTrail } from './byte-trail.js';

/**
 * The SHA-256 of each interchange, from ISA or UNA to the end of IEA or UNZ, while its bytes pass by. Where an
 * interchange ends is known late, by at most the longest segment: so much is kept and hashed then.
 */
export class InterchangeHash {
  /** From the first byte on, until an interchange starts elsewhere: an XML document is told of when it has ended. */
  private hash: Hash | undefined = createHash('sha256');
  private hashedTo: number;

  /** `trail` is that of the reader. */
  constructor(private readonly trail: ByteTrail) {
    this.hashedTo = trail.base;
  }

  /** Takes in the bytes that the reader has read by now. */
  advance(): void {
    const { end, capacity } = this.trail;
    if (this.hash !== undefined) this.hashUpTo(end - capacity);
  }

  start(byteOffset: number): void {
    if (byteOffset === this.trail.base) return;
    this.hash = createHash('sha256');
    this.hashedTo = byteOffset;
  }

  /** Hex. */
  end({ byteOffset, byteLength }: ByteRange): string {
    this.hashUpTo(byteOffset + byteLength);
    const digest = this.hash?.digest('hex') ?? '';
    this.hash = undefined;
    return digest;
  }

  private hashUpTo(place: number): void {
    if (place <= this.hashedTo) return;
    for (const piece of this.trail.slices(this.hashedTo, place)) this.hash?.update(piece);
    this.hashedTo = place;
  }
}
