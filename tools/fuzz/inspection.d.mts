import type { InterchangeHandler, InterchangeReader } from '@app/interchange';

type CreateReader = (handler: InterchangeHandler) => InterchangeReader;
export interface Reading {
  readonly told: string;
  readonly wrong: readonly string[];
  readonly failures: number;
  readonly errors: number;
}
export function reading(createReader: CreateReader, chunks: Iterable<Uint8Array>, length: number): Reading;
export function findings(createReader: CreateReader, bytes: Uint8Array, cut: number): string[];
