import { relative } from 'node:path';
import type { GoldenCase, GoldenDifference } from '@app/pipeline';
import type { Paint } from '../console/paint.js';

const WIDEST = 200;

/** The example as the reader would name it: its folder, from here. */
export function nameOf({ folder }: GoldenCase): string {
  return relative(process.cwd(), folder);
}

/**
 * What differs in one example:
 *
 *     differs mappings/x12/004010/850/golden/blanket-release
 *       canonical.json [0].lines[2].quantity
 *         expected "2"
 *         actual   "20"
 */
export function differenceText(
  golden: GoldenCase,
  differences: readonly GoldenDifference[],
  written: boolean,
  paint: Paint,
): string {
  const mark = written ? paint('yellow', 'written') : paint('red', 'differs');
  const lines = differences.flatMap((difference) => [
    `  ${difference.path}`,
    ...(Object.hasOwn(difference, 'expected')
      ? [`    ${paint('red', `expected ${valueText(difference.expected)}`)}`]
      : []),
    ...(Object.hasOwn(difference, 'actual')
      ? [`    ${paint('green', `actual   ${valueText(difference.actual)}`)}`]
      : []),
  ]);
  return [`${mark} ${paint('bold', nameOf(golden))}`, ...lines].join('\n');
}

/** `171 examples, all as expected` */
export function summaryText(
  { cases, differing }: { readonly cases: number; readonly differing: number },
  written: boolean,
  paint: Paint,
): string {
  const count = `${cases} ${cases === 1 ? 'example' : 'examples'}`;
  if (differing === 0) return paint('green', `${count}, ${cases === 1 ? '' : 'all '}as expected`);
  if (written) return paint('yellow', `${count}, ${differing} written anew: read them before you commit them`);
  return paint('red', `${count}, ${differing} not as expected`);
}

function valueText(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text;
}
