import type { InterchangeHandler, InterchangeReader } from '@app/interchange';

type CreateReader = (handler: InterchangeHandler) => InterchangeReader;
interface Input {
  readonly bytes: Uint8Array;
  readonly cut: number;
  readonly judged: boolean;
}
interface Findings {
  readonly found: readonly string[];
  readonly codes: ReadonlySet<string>;
}
export interface Reading {
  readonly wrong: readonly string[];
  readonly codes: ReadonlySet<string>;
  readonly errors: number;
}
export function reading(createReader: CreateReader, chunks: Iterable<Uint8Array>, length: number): Reading;
export function surveyed(createReader: CreateReader, input: Omit<Input, 'cut'>): Findings;
export function inspected(createReader: CreateReader, input: Input): Findings;
