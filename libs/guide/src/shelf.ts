import { collectDiagnostics } from '@app/definitions';

/** Definitions by ref, each read when it is asked for first, and once. */
export class Shelf<T> {
  private readonly read = new Map<string, T>();

  /** Of all that is there, read or not. */
  readonly refs: ReadonlySet<string>;

  constructor(
    refs: Iterable<string>,
    private readonly load: (ref: string) => T,
  ) {
    this.refs = new Set(refs);
  }

  /** Undefined where there is none of that ref. Throws a DefinitionError where its file is wrong. */
  get(ref: string): T | undefined {
    return this.read.get(ref) ?? (this.refs.has(ref) ? this.need(ref) : undefined);
  }

  /** The same of a ref that is known to be there. */
  need(ref: string): T {
    const known = this.read.get(ref);
    if (known !== undefined) return known;
    const definition = this.load(ref);
    this.read.set(ref, definition);
    return definition;
  }

  /** All of them, in the order of their refs. Throws a DefinitionError with the diagnostics of all files. */
  loadAll(): T[] {
    return collectDiagnostics([...this.refs].map((ref) => () => this.need(ref)));
  }
}
