export interface Generated {
  readonly bytes: number;
  readonly segments: number;
  readonly transactions: number;
}

/** Yields buffers of one interchange of at least `bytes` bytes, the same for the same seed. */
export function generate(standard: 'x12' | 'edifact', bytes: number, seed?: number): Generator<Buffer, Generated, void>;
