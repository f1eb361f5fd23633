import { NONE } from '@app/interchange';
import { CodeSet } from './code.set.js';
import type { DatePlaces, SegmentDefinition, SyntaxNote } from './dictionary.js';
import type { ElementCheck } from './element.check.js';
import { bitOf } from './syntax-note.check.js';
import type { ValueContext, ValueRule } from './value.check.js';
import { bytesOf, valueProblem } from './value.check.js';

/** How a place is looked at. */
export const CLOSELY = 0;
export const LENGTH = 1;
export const CODES = 2;
export const VALUE = 3;
export const PARTS = 4;

/** What may stand at a place for a segment to be sound at first sight. */
export class SoundPlace {
  readonly min: number;
  readonly max: number;
  readonly codes: CodeSet | undefined;

  /**
   * `kind`: by its length alone; by length and codes; by the whole rule; by the parts of a composite; or, where nothing
   * can be said in short, always closely.
   */
  constructor(
    readonly kind: number,
    readonly rule: ValueRule | undefined,
    readonly parts: SoundPlaces | undefined,
  ) {
    this.min = rule?.min ?? 0;
    this.max = rule?.max ?? 0;
    this.codes = rule?.codes;
  }
}

/** The places of a segment, or of a composite. */
export interface SoundPlaces {
  readonly places: readonly SoundPlace[];
  /** Places that must be sent, as bits. */
  readonly required: number;
  readonly notes: readonly SyntaxNote[];
  readonly date: DatePlaces | undefined;
  /** Where {@link FirstSight} keeps it; {@link NONE} until it does. */
  address: number;
}

/** As many places are told by the bits of a number. */
export const LAST_PLACE = 31;
const X12: ValueContext = { edifact: false, decimal: '.', component: 0, repertoire: undefined };

/** The plan of a segment use; undefined where it cannot be said in short: each segment is looked at closely. */
export function soundPlan(elements: readonly ElementCheck[], definition: SegmentDefinition): SoundPlaces | undefined {
  return planOf(elements, definition.notes, definition.date);
}

function planOf(
  elements: readonly ElementCheck[],
  notes: readonly SyntaxNote[],
  date: DatePlaces | undefined,
): SoundPlaces | undefined {
  if (elements.some(({ required }, index) => required !== false && index >= LAST_PLACE)) return undefined;
  const required = elements.reduce(
    (bits, element, index) => (element.required === false ? bits : bits | bitOf(index + 1)),
    0,
  );
  return { places: elements.map(placeOf), required, notes, date, address: NONE };
}

function placeOf(check: ElementCheck): SoundPlace {
  const { element, components, notUsed, minRepeat, maxRepeat, pattern } = check;
  const isPlain = !notUsed && minRepeat <= 1 && maxRepeat >= 1 && pattern === undefined;
  const rule = isPlain ? ruleOf(check) : undefined;
  if (rule !== undefined) return new SoundPlace(kindOf(rule), rule, undefined);
  const isComposite = isPlain && element.kind === 'composite' && components !== undefined;
  const parts = isComposite ? planOf(components, element.notes, element.date) : undefined;
  return new SoundPlace(parts === undefined ? CLOSELY : PARTS, undefined, parts);
}

function kindOf({ type, codes }: ValueRule): number {
  if (type !== 'ID' && type !== 'AN' && type !== 'an') return VALUE;
  return codes === undefined ? LENGTH : CODES;
}

/** The rule with the guide's codes, as far as they are sound in type and length. */
function ruleOf({ rule, codes }: ElementCheck): ValueRule | undefined {
  if (rule === undefined || codes === undefined) return rule;
  if (rule.type !== 'ID' && rule.type !== 'AN' && rule.type !== 'an') return undefined;
  const sound = codes.text
    .split(', ')
    .filter((code) => valueProblem(rule, bytesOf(code), 0, code.length, X12) === undefined);
  return { ...rule, codes: new CodeSet(sound) };
}
