import type { SegmentDefinition, SyntaxNote } from '@app/guide';
import type { Failure } from '@app/interchange';
import { outboundFailures } from '@app/interchange';
import type { Frame } from '../source/frame.js';
import type { FieldPlace } from '../source/run.js';
import type { Carried } from './carried.js';
import { apart, keep } from './carried.js';
import type { Formatted, WrittenProblem } from './element.format.js';
import { formatElement } from './element.format.js';
import { pointerOf } from './origin.js';
import type { Slot } from './target.js';
import { slotKey } from './target.js';
import type { Cell, ValuePlan } from './value.compile.js';
import { formatCodeOf, layoutOf, writeFormatted } from './written-date.js';
import type { OriginPlan, Writing } from './writing.js';

/** A segment of a map, compiled. */
export interface SegmentPlan {
  readonly tag: string;
  readonly definition: SegmentDefinition;
  readonly values: readonly ValuePlan[];
  readonly place: FieldPlace;
}

/**
 * Writes a segment where one of its values that is no constant is there, or where it has constants alone. A constant
 * is left out with what it belongs to: in a composite, and where a syntax note ties it to an absent element. A range
 * that overflows repeats a segment whose other values are constants.
 */
export function writeSegment(plan: SegmentPlan, frame: Frame, writing: Writing): void {
  const { run } = writing;
  const { failures } = run;
  const before = failures.length;
  const cells: Cell[] = [];
  const read = new Map<ValuePlan, Carried>();
  for (const value of plan.values) {
    const { carried } = apart(run, () => {
      value.fill(frame, writing, cells);
    });
    read.set(value, carried);
  }
  locate(failures, before, plan, writing);
  const isAsked = plan.values.some(({ constant }) => !constant);
  if (isAsked && cells.every((cell) => cell.plan.constant)) return;
  for (const copy of copiesOf(cells, plan, frame, writing)) {
    const kept = tied(plan, withoutLoneConstants(plan, copy));
    const from = failures.length;
    const written = kept.flatMap((cell) => formatted(cell, kept, plan, frame, writing));
    const elements = elementsOf(written);
    locate(failures, from, plan, writing);
    writing.add([plan.tag, ...elements], originPlan(plan), frame);
    for (const cell of written) keepOnce(cell.plan);
  }

  function keepOnce(value: ValuePlan): void {
    const carried = read.get(value);
    if (carried !== undefined) keep(run, carried);
    read.delete(value);
  }
}

/** The cells of each copy of the segment: of most the one. */
function copiesOf(cells: Cell[], plan: SegmentPlan, frame: Frame, writing: Writing): Cell[][] {
  const last = Math.max(0, ...cells.map(({ copy }) => copy));
  if (last === 0) return [cells];
  const overflowing = cells.find(({ copy }) => copy > 0);
  const isAlone = cells.every((cell) => cell.plan.constant || cell.plan === overflowing?.plan);
  if (isAlone) {
    const copies = Array.from({ length: last + 1 }, (_, copy) => copy);
    return copies.map((copy) => cells.filter((cell) => cell.plan.constant || cell.copy === copy));
  }
  if (overflowing !== undefined) {
    const { slots, paths } = overflowing.plan;
    const count = cells.filter((cell) => cell.plan === overflowing.plan).length;
    const problem: WrittenProblem = { name: 'noRoom', with: { room: slots.length, count } };
    const before = writing.run.failures.length;
    complain(problem, overflowing.slot, paths, plan, frame, writing);
    locate(writing.run.failures, before, plan, writing);
  }
  return [cells.filter(({ copy }) => copy === 0)];
}

/** Constants of composites in which nothing else is there, though something could be. */
function withoutLoneConstants({ values }: SegmentPlan, cells: readonly Cell[]): Cell[] {
  const asked = (slot: Slot, of: readonly ValuePlan[]): boolean =>
    of.some(({ constant, slots }) => !constant && slots.some((other) => other.element === slot.element));
  const filled = cells.map((cell) => cell.plan);
  return cells.filter(({ slot, plan }) => {
    if (!plan.constant || slot.component === 0 || !asked(slot, values)) return true;
    return cells.some(
      (other) => !other.plan.constant && other.slot.element === slot.element && filled.includes(other.plan),
    );
  });
}

/** Without the constants that a note pairs with an absent element (P, C; X12.6, 3.3.5). */
function tied({ definition: { notes } }: SegmentPlan, cells: Cell[]): Cell[] {
  const present = new Set(cells.map(({ slot }) => slot.element));
  const isConstant = (place: number): boolean =>
    cells.every(({ slot, plan }) => slot.element !== place || plan.constant);
  const dropped = new Set(notes.flatMap((note) => untied(note, present).filter(isConstant)));
  return dropped.size === 0 ? cells : cells.filter(({ slot }) => !dropped.has(slot.element));
}

function untied({ kind, places }: SyntaxNote, present: ReadonlySet<number>): readonly number[] {
  if (places.every((place) => present.has(place))) return [];
  if (kind === 'P') return places;
  return kind === 'C' ? places.slice(0, 1) : [];
}

function formatted(cell: Cell, cells: readonly Cell[], plan: SegmentPlan, frame: Frame, writing: Writing): Cell[] {
  const { slot, text } = cell;
  const made = dateFormat(cell, cells, plan) ?? [formatElement(text, slot.definition, writing.decimalMark)];
  const [value = '', code] = made;
  if (typeof value !== 'string') {
    complain(value, slot, cell.plan.paths, plan, frame, writing);
    return [];
  }
  if (value === '') return [];
  return [{ ...cell, text: value }, ...(code === undefined ? [] : [{ ...cell, ...code }])];
}

/** A date whose layout stands beside it (C507, DTM05); where the map names none, the one that says all of the date. */
function dateFormat(
  { slot, text }: Cell,
  cells: readonly Cell[],
  { definition }: SegmentPlan,
): [Formatted, Pick<Cell, 'slot' | 'text'>?] | undefined {
  const { composite, component, element } = slot;
  const places = composite === undefined ? definition.date : composite.date;
  if (places?.value !== (composite === undefined ? element : component)) return undefined;
  const beside =
    composite === undefined ? { element: places.format, component: 0 } : { element, component: places.format };
  const given = cells.find((cell) => slotKey(cell.slot) === slotKey(beside));
  const code = given?.text ?? formatCodeOf(text);
  const written = writeFormatted(text, code);
  if (written === undefined) return [{ name: 'notADate', with: { text, layout: layoutOf(code) } }];
  return given === undefined ? [written, { slot: { ...slot, ...beside }, text: code }] : [written];
}

function elementsOf(cells: readonly Cell[]): (string | string[])[] {
  const elements: (string | string[])[] = [];
  for (const { slot, text } of cells) {
    while (elements.length < slot.element) elements.push('');
    if (slot.component === 0) {
      elements[slot.element - 1] = text;
      continue;
    }
    const known = elements[slot.element - 1];
    const components = typeof known === 'string' || known === undefined ? [] : known;
    while (components.length < slot.component) components.push('');
    components[slot.component - 1] = text;
    elements[slot.element - 1] = components;
  }
  return elements;
}

function complain(
  { name, with: fill }: WrittenProblem,
  slot: Slot,
  paths: readonly string[],
  { tag, place }: SegmentPlan,
  frame: Frame,
  writing: Writing,
): void {
  const element = `${tag}[${writing.occurrenceOf(tag)}].${slotKey(slot)}`;
  const pointer = pointerOf(paths, frame);
  const { confidential } = slot.definition;
  const text = String(fill.text ?? '');
  writing.run.failures.push(
    outboundFailures.raise(name, {
      with: { ...fill, element, map: `${place.file}:${place.line}`, ...(confidential ? { text: '***' } : {}) },
      location: {
        ...writing.run.location(),
        elementPosition: slot.element,
        path: `${tag}.${slotKey(slot)}`,
        ...(pointer === undefined ? {} : { pointer }),
      },
      ...(text === '' || confidential ? {} : { value: text }),
    }),
  );
}

/** Failures of a segment say which one it would be. Constructs name `IT1.04`; it is the third: `IT1[2].04`. */
function locate(failures: Failure[], from: number, { tag }: SegmentPlan, writing: Writing): void {
  const occurrence = writing.occurrenceOf(tag);
  for (let at = from; at < failures.length; at++) {
    const failure = failures[at];
    if (failure === undefined) continue;
    const path = (failure.location?.path ?? tag).replace(tag, `${tag}[${occurrence}]`);
    failures[at] = { ...failure, location: { ...failure.location, segmentId: tag, path } };
  }
}

function originPlan({ tag, values, place }: SegmentPlan): OriginPlan {
  return {
    tag,
    originPaths(element, component = 0) {
      const covers = ({ slots }: ValuePlan): boolean =>
        slots.some((slot) => slot.element === element && (component === 0 || slot.component === component));
      const value = values.find((each) => covers(each) && each.paths.length > 0) ?? values.find(covers);
      const at = value?.place ?? place;
      const paths = value?.paths ?? (element === undefined ? values.flatMap((each) => each.paths) : []);
      return { map: `${at.file}:${at.line}`, paths };
    },
  };
}

/** Of a segment that was not written: see OutboundMade.originOfMissing. */
export function originPlanOf(plan: SegmentPlan): OriginPlan {
  return originPlan(plan);
}
