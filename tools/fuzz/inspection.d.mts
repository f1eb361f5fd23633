import type { InterchangeHandler, InterchangeReader } from '@app/interchange';

type CreateReader = (handler: InterchangeHandler) => InterchangeReader;
export interface Reading {
  readonly wrong: readonly string[];
  readonly codes: ReadonlySet<string>;
  readonly errors: number;
}
export function reading(createReader: CreateReader, chunks: Iterable<Uint8Array>, length: number): Reading;
export function inspected(
  createReader: CreateReader,
  input: { readonly bytes: Uint8Array; readonly cut: number; readonly judged: boolean },
): { readonly found: readonly string[]; readonly codes: ReadonlySet<string> };
