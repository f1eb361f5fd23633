import type { Segment } from '@app/interchange';
import { ByteSegment } from '@app/interchange';
import type { Composite, DatePlaces, SegmentDefinition } from './dictionary.js';
import type { CodeSet } from './code.set.js';
import type { ElementCheck } from './element.check.js';
import type { Report } from './report.js';
import { placeName } from './report.js';
import { fitsFormat } from './date.format.js';
import { bytesOf, isListed, valueProblem } from './value.check.js';
import { isSoundAtFirstSight } from './first-sight.js';
import { isSound } from './sound.check.js';
import type { SoundPlaces } from './sound.plan.js';
import { bitOf, checkNotes } from './syntax-note.check.js';

/** All checks of one segment use. */
export interface SegmentCheck {
  readonly definition: SegmentDefinition;
  readonly elements: readonly ElementCheck[];
  /** How a segment is told to be sound at first sight. */
  readonly sound: SoundPlaces | undefined;
}

/** Finds everything that is wrong inside one segment. For a sound one nothing is allocated. */
export function checkSegment(segment: Segment, check: SegmentCheck, report: Report): void {
  const { sound } = check;
  if (sound !== undefined && segment instanceof ByteSegment) {
    const { context } = report;
    if (isSoundAtFirstSight(segment, sound, context) || isSound(segment, sound, context)) return;
  }
  lookClosely(segment, check, report);
}

function lookClosely(segment: Segment, check: SegmentCheck, report: Report): void {
  const { definition, elements } = check;
  const count = segment.elementCount;
  if (count === 0 && elements.length > 0) report.segment('emptySegment', segment, { segment: segment.id });
  let sent = 0;
  for (let index = 0; index < elements.length; index++) {
    const element = elements[index];
    if (element === undefined) continue;
    const repetitions = index < count ? segment.repetitionCount(index + 1) : 0;
    if (repetitions > 0) {
      sent |= bitOf(index + 1);
      checkElement(segment, index + 1, element, repetitions, report);
    } else if (element.required !== false) report.missing(element.required, segment, element.element, index + 1);
  }
  if (count > elements.length) {
    const extra = elements.length + 1;
    const found = { segment: segment.id, count, max: elements.length };
    report.element('tooManyElements', segment, extra, found, unlessConfidential(segment.sent(extra), elements));
  }
  if (definition.notes.length > 0) checkNotes(segment, definition, sent, report);
  if (definition.date !== undefined) checkDate(segment, check, definition.date, report);
}

/** What stands behind elements of which one is confidential may be the same. */
function unlessConfidential(value: string, elements: readonly ElementCheck[]): string | undefined {
  const isConfidential = elements.some(({ element }) => element.kind === 'element' && element.confidential);
  return isConfidential || value === '' ? undefined : value;
}

function checkElement(segment: Segment, place: number, check: ElementCheck, count: number, report: Report): void {
  if (check.notUsed) {
    report.value('elementNotUsed', segment, check.element, place);
    return;
  }
  if (count > check.maxRepeat) {
    const found = { count, max: check.maxRepeat };
    report.value('tooManyRepetitions', segment, check.element, place, undefined, check.maxRepeat + 1, found);
  } else if (count < check.minRepeat) {
    const found = { count, min: check.minRepeat };
    report.value('tooFewRepetitions', segment, check.element, place, undefined, undefined, found);
  }
  const last = Math.min(count, check.maxRepeat);
  for (let repetition = 1; repetition <= last; repetition++) {
    if (check.components === undefined) checkSimple(segment, place, check, repetition, report);
    else checkComposite(segment, place, check, check.components, repetition, report);
  }
}

function checkSimple(segment: Segment, place: number, check: ElementCheck, repetition: number, report: Report): void {
  const components = segment.componentCount(place, repetition);
  if (components > 1) {
    report.value('tooManyComponents', segment, check.element, place, 2, repetition, {
      count: components,
      max: 1,
      place: placeName(segment.id, place),
    });
    return;
  }
  const value = segment.value(place, 1, repetition);
  if (value !== '') checkValue(segment, value, check, place, undefined, repetition, report);
}

function checkComposite(
  segment: Segment,
  place: number,
  check: ElementCheck,
  components: readonly ElementCheck[],
  repetition: number,
  report: Report,
): void {
  const composite = check.element as Composite;
  const count = segment.componentCount(place, repetition);
  let sent = 0;
  for (let index = 0; index < components.length; index++) {
    const component = components[index];
    if (component === undefined) continue;
    const value = index < count ? segment.value(place, index + 1, repetition) : '';
    if (value !== '') {
      sent |= bitOf(index + 1);
      checkValue(segment, value, component, place, index + 1, repetition, report);
    } else if (component.required !== false)
      report.missing(component.required, segment, component.element, place, index + 1, repetition);
  }
  if (count > components.length) {
    const found = { count, max: components.length, place: placeName(segment.id, place) };
    report.value('tooManyComponents', segment, composite, place, components.length + 1, repetition, found);
  }
  if (composite.notes.length > 0) checkNotes(segment, composite, sent, report, place, repetition);
  if (composite.date !== undefined) checkComponentDate(segment, composite, composite.date, place, repetition, report);
}

function checkValue(
  segment: Segment,
  value: string,
  check: ElementCheck,
  place: number,
  component: number | undefined,
  repetition: number,
  report: Report,
): void {
  const { rule, codes, pattern, element } = check;
  if (rule === undefined || element.kind !== 'element') return;
  if (check.notUsed) {
    report.value('elementNotUsed', segment, element, place, component, repetition);
    return;
  }
  const bytes = bytesOf(value);
  const listed = (set: CodeSet): boolean => isListed(set, bytes, 0, bytes.length);
  const problem = valueProblem(rule, bytes, 0, bytes.length, report.context);
  if (problem !== undefined) {
    report.badValue(problem, segment, element, place, component, repetition, value);
  } else if (codes !== undefined && !listed(codes.set)) {
    const isOfStandard = element.rule.codes === undefined || listed(element.rule.codes);
    if (isOfStandard)
      report.value('codeNotUsed', segment, element, place, component, repetition, { codes: codes.text });
    else report.badValue('invalidCode', segment, element, place, component, repetition, value);
  } else if (pattern !== undefined && !pattern.test(value)) {
    report.value('patternMismatch', segment, element, place, component, repetition, { pattern: pattern.source });
  }
}

function checkDate(segment: Segment, check: SegmentCheck, places: DatePlaces, report: Report): void {
  const value = segment.value(places.value);
  const element = check.elements[places.value - 1]?.element;
  if (value === '' || element?.kind !== 'element' || fitsFormat(value, segment.value(places.format))) return;
  report.badValue('invalidDate', segment, element, places.value, undefined, 1, value);
}

function checkComponentDate(
  segment: Segment,
  composite: Composite,
  places: DatePlaces,
  place: number,
  repetition: number,
  report: Report,
): void {
  const value = segment.value(place, places.value, repetition);
  const element = composite.components[places.value - 1]?.element;
  if (value === '' || element === undefined) return;
  if (fitsFormat(value, segment.value(place, places.format, repetition))) return;
  report.badValue('invalidDate', segment, element, place, places.value, repetition, value);
}
