import type { GoldenResult } from './golden.case.js';

/** One thing that came otherwise than expected; a side that says nothing is absent. */
export interface GoldenDifference {
  /** File and field: `canonical.json [0].lines[2].quantity`, `ack.edi segment 4`. */
  readonly path: string;
  readonly expected?: unknown;
  readonly actual?: unknown;
}

/** Every smallest value in which two results differ, in the order of the files. */
export function goldenDifferences(expected: GoldenResult, actual: GoldenResult): GoldenDifference[] {
  return [
    ...valueDifferences('canonical.json ', expected.documents, actual.documents),
    ...valueDifferences('failures.json ', expected.failures, actual.failures),
    ...textDifferences('ack.edi segment ', segmentsOf(expected.acknowledgments), segmentsOf(actual.acknowledgments)),
  ];
}

/** The same of two values, under the name of the first path. */
export function valueDifferences(path: string, expected: unknown, actual: unknown): GoldenDifference[] {
  if (Array.isArray(expected) && Array.isArray(actual)) {
    const [one, other] = [expected as unknown[], actual as unknown[]];
    const length = Math.max(one.length, other.length);
    return Array.from({ length }, (_, at) => valueDifferences(`${path}[${at}]`, one[at], other[at])).flat();
  }
  if (isRecord(expected) && isRecord(actual)) {
    const names = [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
    return names.flatMap((name) => valueDifferences(joined(path, name), expected[name], actual[name]));
  }
  return expected === actual ? [] : [difference(path, expected, actual)];
}

/** `canonical.json [0].buyer`; of the first field of a file no dot. */
function joined(path: string, name: string): string {
  return path.endsWith(' ') ? `${path}${name}` : `${path}.${name}`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Texts that differ, one after the other, counted from 1: `ack.edi segment 4`. */
export function textDifferences(
  path: string,
  expected: readonly string[],
  actual: readonly string[],
): GoldenDifference[] {
  const length = Math.max(expected.length, actual.length);
  return Array.from({ length }, (_, at) => at)
    .filter((at) => expected[at] !== actual[at])
    .map((at) => difference(`${path}${at + 1}`, expected[at], actual[at]));
}

function segmentsOf(text: string): string[] {
  return text.split(/(?<=[~'])/).filter((segment) => segment.trim() !== '');
}

function difference(path: string, expected: unknown, actual: unknown): GoldenDifference {
  return {
    path,
    ...(expected === undefined ? {} : { expected }),
    ...(actual === undefined ? {} : { actual }),
  };
}
