import type { Dictionary, Guide, GuideUse, LoopInstance, MatchedTransaction } from '@app/guide';
import type { FailureLocation } from '@app/interchange';
import { quoted } from './yaml.text.js';

/** One line of an overlay that a sample needs, and why. */
export interface GuideChange {
  readonly section: 'uses' | 'repeats' | 'insert';
  /** As it stands below its section. */
  readonly text: string;
}

/** With more codes than these, the overlay lists those of the sample alone. */
const LISTED = 100;

/** Codes that are not listed; elements and segments that are missing or not used; repetitions; segments without a place. */
const OTHER_CODE: ReadonlySet<string> = new Set(['CD-2207', 'CD-2219']);
const OTHER_ELEMENT: ReadonlySet<string> = new Set(['CD-2201', 'CD-2220', 'CD-2221']);
const OTHER_USAGE: ReadonlySet<string> = new Set(['CD-2105', 'CD-2108', 'CD-2109', 'CD-2110']);
const TOO_OFTEN: ReadonlySet<string> = new Set(['CD-2106', 'CD-2107']);
const NO_PLACE: ReadonlySet<string> = new Set(['CD-2102', 'CD-2103', 'CD-2104']);

/** What an overlay must say so that the guide takes a transaction as it was sent; in part, where something is truly wrong. */
export function guideChanges(matched: MatchedTransaction, guide: Guide, dictionary: Dictionary): GuideChange[] {
  const uses = new Map(guide.uses().map((use) => [use.path, use]));
  const placed = placedUses(matched.root);
  const codes = new Map<string, Set<string>>();
  const changes = new Map<string, GuideChange>();
  const add = (section: GuideChange['section'], key: string, text: string): void =>
    void changes.set(`${section} ${key}`, { section, text });
  for (const { code, location = {}, value } of matched.failures) {
    const { segmentPosition = 0, segmentId = '' } = location;
    const use = placed.get(segmentPosition) ?? useOf(location);
    const path = elementPath(use, location);
    if (OTHER_CODE.has(code)) {
      const all = codes.get(path) ?? new Set(knownCodes(path, segmentId, location, uses, dictionary));
      codes.set(path, all.add(value ?? ''));
      add('uses', path, `${path}: { codes: ${quoted([...all].join(' '))} }`);
    } else if (OTHER_ELEMENT.has(code)) add('uses', path, `${path}: optional`);
    else if (OTHER_USAGE.has(code)) add('uses', use, `${use}: optional`);
    else if (TOO_OFTEN.has(code)) add('repeats', use, `${use}: ${uses.get(use)?.min ?? 0}..*`);
    else if (NO_PLACE.has(code) && dictionary.segments.has(segmentId)) {
      const after = placeBefore(segmentPosition, placed, guide);
      add('insert', segmentId, `- { after: ${after}, segments: [${segmentId}: 0..*] }`);
    }
  }
  return [...changes.values()];
}

function useOf({ loop = '', segmentId = '' }: FailureLocation): string {
  if (loop === '' || loop.split('/').at(-1)?.replace(/\(.*/, '') === segmentId) return loop === '' ? segmentId : loop;
  return `${loop}/${segmentId}`;
}

function elementPath(use: string, { elementPosition, componentPosition }: FailureLocation): string {
  const element = elementPosition === undefined ? '' : `.${String(elementPosition).padStart(2, '0')}`;
  return `${use}${element}${componentPosition === undefined ? '' : `.${componentPosition}`}`;
}

/** The use of each segment, by its place in the transaction. */
function placedUses(root: LoopInstance, uses = new Map<number, string>()): Map<number, string> {
  for (const { use, segment } of root.segments) uses.set(segment.position ?? 0, use);
  for (const loop of root.loops) placedUses(loop, uses);
  return uses;
}

function knownCodes(
  path: string,
  segmentId: string,
  { elementPosition = 1, componentPosition = 1 }: FailureLocation,
  uses: ReadonlyMap<string, GuideUse>,
  dictionary: Dictionary,
): readonly string[] {
  const element = dictionary.segments.get(segmentId)?.elements[elementPosition - 1]?.element;
  const simple = element?.kind === 'composite' ? element.components[componentPosition - 1]?.element : element;
  const codes = uses.get(path)?.codes ?? [...(simple?.kind === 'element' ? (simple.codes ?? []) : [])];
  return codes.length > LISTED ? [] : codes;
}

/** The use after which a segment that has no place is put: the one before it; of a loop's first, the one that follows. */
function placeBefore(position: number, placed: ReadonlyMap<number, string>, guide: Guide): string {
  const before = [...placed].filter(([at]) => at < position).sort(([a], [b]) => b - a)[0]?.[1] ?? '';
  const all = guide.uses().filter(({ kind }) => kind !== 'element');
  const isLoop = all.some(({ path, kind }) => path === before && kind === 'loop');
  return (isLoop ? all.find(({ path }) => path.startsWith(`${before}/`))?.path : undefined) ?? before;
}
