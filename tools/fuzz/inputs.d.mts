export interface FuzzInput {
  readonly bytes: Buffer;
  readonly kinds: readonly string[];
  readonly cut: number;
}
export function inputAt(seed: number, index: number): FuzzInput;
