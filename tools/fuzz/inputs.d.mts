export function inputAt(
  seed: number,
  index: number,
): { readonly bytes: Buffer; readonly kinds: readonly string[]; readonly cut: number; readonly judged: boolean };
