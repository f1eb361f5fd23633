/** A line of a file of comma-separated values, by its number from 1. */
export interface CsvLine {
  readonly line: number;
  readonly cells: readonly string[];
}

const CELL = /(?:"((?:[^"]|"")*)"|([^,]*))(,|$)/gy;

/** Reads comma-separated values, a line each; cells may be in quotes (RFC 4180, without line breaks in cells). */
export function readCsv(text: string): CsvLine[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, index) => ({ line: index + 1, cells: cellsOf(line) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
}

function cellsOf(line: string): string[] {
  const cells: string[] = [];
  for (const [, quoted, plain = '', end] of line.matchAll(CELL)) {
    cells.push(quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"'));
    if (end === '') break;
  }
  return cells;
}
