import type { Place } from '@app/definitions';
import type { Guide, GuideUse } from './guide.js';

/** What one guide says otherwise than another. */
export interface GuideDifference {
  /** Id of the use, or of an element of it: `PO1/REF`, `BEG.01`, `SG2/NAD.02.1`. */
  readonly path: string;
  /** `added` and `removed` are of whole uses, with all that is in them. */
  readonly what: 'added' | 'removed' | 'usage' | 'repeat' | 'codes' | 'length' | 'pattern' | 'rule';
  /** What the one says, and what the other; absent where it says nothing. */
  readonly base?: string;
  readonly overlay?: string;
  /** Where the overlay says it; of what it takes out, where the base does. */
  readonly place: Place;
}

/** What a guide (a partner's overlay, another version) says otherwise than its base, in the order of the guides. */
export function diffGuides(base: Guide, overlay: Guide): GuideDifference[] {
  const before = byPath(base.uses());
  const after = byPath(overlay.uses());
  const knownAs = ({ path }: GuideUse): GuideUse | undefined => before.get(path) ?? before.get(undiscriminated(path));
  const added = [...after.values()].filter((use) => knownAs(use) === undefined);
  const removed = [...before.values()].filter(({ path }) => !after.has(path));
  const changed = [...after.values()].flatMap((use) => {
    const known = knownAs(use);
    return known === undefined ? [] : changes(known, use);
  });
  const whole = (what: 'added' | 'removed', uses: readonly GuideUse[]): GuideDifference[] =>
    outermost(uses).map(({ path, place, min, max }) => {
      const repeat = repeatText(min, max);
      return { path, what, ...(what === 'added' ? { overlay: repeat } : { base: repeat }), place };
    });
  return [...changed, ...whole('added', added), ...whole('removed', removed)];
}

function changes(base: GuideUse, overlay: GuideUse): GuideDifference[] {
  const { path, place } = overlay;
  const facts: [what: GuideDifference['what'], before: string | undefined, after: string | undefined][] = [
    ['usage', base.usage, overlay.usage],
    ['repeat', repeatText(base.min, base.max), repeatText(overlay.min, overlay.max)],
    ['codes', base.codes?.join(' '), overlay.codes?.join(' ')],
    ['length', base.length, overlay.length],
    ['pattern', base.pattern, overlay.pattern],
  ];
  const changed = facts
    .filter(([, before, after]) => before !== after)
    .map(([what, before, after]) => ({ path, what, ...said('base', before), ...said('overlay', after), place }));
  const added = lacking(overlay, base).map(({ text, place: at }) => ({
    path,
    what: 'rule' as const,
    overlay: text,
    place: at,
  }));
  const removed = lacking(base, overlay).map(({ text, place: at }) => ({
    path,
    what: 'rule' as const,
    base: text,
    place: at,
  }));
  return [...changed, ...added, ...removed];
}

function said(side: 'base' | 'overlay', text: string | undefined): { base?: string; overlay?: string } {
  return text === undefined ? {} : { [side]: text };
}

/** Rules of the one that the other does not have. */
function lacking(one: GuideUse, other: GuideUse): GuideUse['rules'] {
  return one.rules.filter(({ text }) => !other.rules.some((rule) => rule.text === text));
}

/** Uses that are not inside of another of them. */
function outermost(uses: readonly GuideUse[]): GuideUse[] {
  const paths = new Set(uses.map(({ path }) => path));
  return uses.filter(({ path }) => {
    for (let at = path.length - 1; at > 0; at--) {
      if ((path[at] === '/' || path[at] === '.') && paths.has(path.slice(0, at))) return false;
    }
    return true;
  });
}

/** `N1.03` of `N1(01=ST).03`: a variant differs from the use that it narrows. */
function undiscriminated(path: string): string {
  return path.replace(/\([^()]*\)(?=[.\d]*$)/, '');
}

function byPath(uses: readonly GuideUse[]): Map<string, GuideUse> {
  return new Map(uses.map((use) => [use.path, use]));
}

/** `1`, `0..5`, `0..*` */
function repeatText(min: number, max: number): string {
  if (min === max) return String(min);
  return `${min}..${Number.isFinite(max) ? max : '*'}`;
}
