import { MARK_SEARCH } from './mark-search.wasm.js';
import { instantiate } from './web-assembly.js';

/** So many bytes are looked at together; a multiple of 64. What is found stands behind them in the module's memory. */
export const STRETCH = 16 * 1024;

/** Looks for bytes in a stretch, which has {@link STRETCH} bytes at most. */
export interface MarkSearch {
  /** Finds where `mark` stands from `from` up to `to`; returns how many there are, their places lie in `found`. */
  find(bytes: Uint8Array, mark: number, from: number, to: number): number;
  /** Valid until the next search. */
  readonly found: Int32Array;
  /**
   * Finds which bytes from `from` up to `to` are one of four marks, or no printable ASCII: a bit for each, written to
   * `bits` from the word `at` on. The bits behind the last byte mean nothing.
   */
  note(bytes: Uint8Array, marks: readonly number[], from: number, to: number, bits: Int32Array, at: number): void;
}

/** What `mark-search.wat` exports. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly find: (mark: number, length: number, base: number) => number;
  readonly note: (a: number, b: number, c: number, d: number, length: number) => void;
}

/** With SIMD; undefined where the machine has none, or other than the byte order of WebAssembly. */
export function searchBySimd(): MarkSearch | undefined {
  const exported = instantiate(MARK_SEARCH) as Exports | undefined;
  if (exported === undefined) return undefined;
  const { memory, find, note } = exported;
  const text = new Uint8Array(memory.buffer, 0, STRETCH);
  const found = new Int32Array(memory.buffer, STRETCH, STRETCH);
  return {
    found,
    find(bytes, mark, from, to) {
      text.set(bytes.subarray(from, to));
      return find(mark, to - from, from);
    },
    note(bytes, [a = 0, b = a, c = a, d = a], from, to, bits, at) {
      text.set(bytes.subarray(from, to));
      note(a, b, c, d, to - from);
      bits.set(found.subarray(0, (to - from + 31) >> 5), at);
    },
  };
}

/** The same byte by byte. */
export function searchByBytes(): MarkSearch {
  const found = new Int32Array(STRETCH);
  return {
    found,
    find(bytes, mark, from, to) {
      let count = 0;
      for (let at = from; at < to; at++) if (bytes[at] === mark) found[count++] = at;
      return count;
    },
    note(bytes, marks, from, to, bits, word) {
      bits.fill(0, word, word + ((to - from + 31) >> 5));
      for (let at = from; at < to; at++) {
        const byte = bytes[at] ?? 0;
        if (byte > 0x1f && byte < 0x7f && !marks.includes(byte)) continue;
        const nth = word + ((at - from) >> 5);
        bits[nth] = (bits[nth] ?? 0) | (1 << (at - from));
      }
    },
  };
}

let search: MarkSearch | undefined;

/** The fastest that the machine has, made when it is first asked for. */
export function markSearch(): MarkSearch {
  return (search ??= searchBySimd() ?? searchByBytes());
}
