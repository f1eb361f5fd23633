/** One thing wrong in a file that people write. Lines and columns count from 1. */
export interface Diagnostic {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** A plain sentence: what is wrong. */
  readonly message: string;
  /** A plain sentence: what to do. */
  readonly remedy: string;
}

/** Where a value stands in its file. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Thrown when definitions cannot be used. It carries everything that is wrong, not only the first thing. */
export class DefinitionError extends Error {
  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(printDiagnostic).join('\n'));
    this.name = 'DefinitionError';
  }
}

/** `partners/acme/partner.yaml:12:5: There is no field "lines". Did you mean "line"?` */
export function printDiagnostic({ file, line, column, message, remedy }: Diagnostic): string {
  return `${file}:${line}:${column}: ${message} ${remedy}`;
}

/** Runs every task; throws one DefinitionError with the diagnostics of all that failed. Other errors pass through. */
export function collectDiagnostics<T extends readonly unknown[] | []>(tasks: {
  readonly [K in keyof T]: () => T[K];
}): T;
export function collectDiagnostics<T>(tasks: Iterable<() => T>): T[];
export function collectDiagnostics<T>(tasks: Iterable<() => T>): T[] {
  const results: T[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const task of tasks) {
    try {
      results.push(task());
    } catch (error) {
      if (!(error instanceof DefinitionError)) throw error;
      diagnostics.push(...error.diagnostics);
    }
  }
  if (diagnostics.length > 0) throw new DefinitionError(diagnostics);
  return results;
}
