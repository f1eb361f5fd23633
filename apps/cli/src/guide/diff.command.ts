import { relative, resolve } from 'node:path';
import type { GuideDifference } from '@app/guide';
import { diffGuides } from '@app/guide';
import type { Paint } from '../console/paint.js';
import { paintFor } from '../console/paint.js';
import { GuideSource } from './guide-source.js';

export interface DiffOptions {
  readonly json?: boolean;
}

/**
 * `crossdock guide diff`: what the second guide says otherwise than the first, by the use that it says it of.
 *
 * @returns 0, also when they differ
 */
export function diffCommand(one: string, other: string, { json = false }: DiffOptions): number {
  const source = new GuideSource();
  const [base, changed] = [source.find(one), source.find(other)];
  const differences = diffGuides(base, changed);
  const paint = paintFor(process.stdout);
  const lines = json
    ? differences.map((difference) => JSON.stringify(difference))
    : differences.length === 0
      ? [`${changed.ref} says what ${base.ref} says.`]
      : differenceLines(differences, paint);
  if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

/** Grouped by segment use, in the order of the guides. */
function differenceLines(differences: readonly GuideDifference[], paint: Paint): string[] {
  const bySegment = new Map<string, GuideDifference[]>();
  for (const difference of differences) {
    const [segment = ''] = difference.path.split('.');
    bySegment.set(segment, [...(bySegment.get(segment) ?? []), difference]);
  }
  return [...bySegment].flatMap(([segment, own]) => [
    paint('bold', segment),
    ...own.map((difference) => `  ${sentenceOf(difference, segment, paint)}`),
  ]);
}

function sentenceOf({ path, what, base, overlay, place }: GuideDifference, segment: string, paint: Paint): string {
  const element = path.slice(segment.length);
  const file = paint('dim', `(${relative(process.cwd(), resolve(place.file))}:${place.line})`);
  const said = `${element === '' ? '' : `${element} `}${changeText(what, base, overlay, paint)}`;
  return `${said} ${file}`;
}

function changeText(
  what: GuideDifference['what'],
  base: string | undefined,
  overlay: string | undefined,
  paint: Paint,
): string {
  if (what === 'added') return paint('green', `is added, ${overlay ?? ''}`);
  if (what === 'removed') return paint('red', 'is not there');
  if (base === undefined) return `${NAMES[what]}: ${paint('green', overlay ?? '')}`;
  if (overlay === undefined) return `${NAMES[what]}: ${paint('red', base)}, no more`;
  return `${NAMES[what]}: ${paint('red', base)} becomes ${paint('green', overlay)}`;
}

const NAMES = { usage: 'usage', repeat: 'repeats', codes: 'codes', length: 'length', pattern: 'form', rule: 'rule' };
