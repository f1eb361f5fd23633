import type { Site } from '../compile/compiler.js';
import type { Construct, MapNode } from '../definition/node.js';
import { isConstruct, isList } from '../definition/node.js';
import type { Shape } from '../definition/shape.js';
import type { ValueOf } from '../source/evaluate.js';
import type { Frame } from '../source/frame.js';
import type { FieldPlace } from '../source/run.js';
import { apart, keep } from './carried.js';
import { pathsOf } from './origin.js';
import type { OutboundCompiler } from './outbound.compiler.js';
import type { Slot } from './target.js';
import { isRange, slotsOf } from './target.js';
import type { Writing } from './writing.js';

/** A text at its place, not yet formatted; never "". */
export interface Cell {
  readonly slot: Slot;
  /** Of a range that overflows: which copy of the segment it stands in, from 0. */
  readonly copy: number;
  readonly text: string;
  readonly plan: ValuePlan;
}

/** What fills one place of a segment, or a range of them. */
export interface ValuePlan {
  readonly slots: readonly Slot[];
  /** A constant alone is no reason to write a segment. */
  readonly constant: boolean;
  /** `IT1.04`, and where the map says so. */
  readonly place: FieldPlace;
  /** What it reads of the document, for failures. */
  readonly paths: readonly string[];
  fill(frame: Frame, writing: Writing, cells: Cell[]): void;
}

type Fill = ValuePlan['fill'];

/** Compiles one entry of a segment: `04: price.amount`, `06-25: { pairs: identifiers, item: [..] }`. */
export function compileEntry(
  key: string,
  site: Site,
  definition: Parameters<typeof slotsOf>[1],
  outbound: OutboundCompiler,
): ValuePlan | undefined {
  const slots = outbound.target(site, () => slotsOf(key, definition));
  if (slots === undefined) return undefined;
  const fill =
    isRange(key) || isWrap(site.node) ? compileRange(slots, site, outbound) : compileSingle(slots, site, outbound);
  if (fill === undefined) return undefined;
  const place = outbound.compiler.place(site);
  const paths = countedTag(site.node) === undefined ? pathsOf(site.node) : [];
  return { slots, constant: isConstant(site.node), place, paths, fill };
}

function isWrap(node: MapNode): boolean {
  return isConstruct(node) && node.wrap !== undefined;
}

function isConstant(node: MapNode): boolean {
  return isConstruct(node) && node.value !== undefined;
}

function compileSingle(slots: readonly Slot[], site: Site, { compiler }: OutboundCompiler): Fill | undefined {
  const [slot] = slots;
  const { node, prefix } = withoutPrefix(site.node);
  const tag = countedTag(node);
  const value = tag === undefined ? compiler.value({ ...site, node, shape: shapeFor(node) }) : undefined;
  if (slot === undefined || (value === undefined && tag === undefined)) return undefined;
  if (isConstant(node)) checkConstant(slot, site, compiler);
  return function (this: ValuePlan, frame, writing, cells) {
    const text = value === undefined ? String(writing.occurrenceOf(tag ?? '')) : textOf(value, frame, writing);
    if (text !== '') cells.push({ slot, copy: 0, text: prefix + text, plan: this });
  };
}

/** `prefix: '00'` beside a value: text that is written before it, where there is one. */
function withoutPrefix(node: MapNode): { readonly node: MapNode; readonly prefix: string } {
  if (!isConstruct(node) || typeof node.prefix !== 'string') return { node, prefix: '' };
  const { prefix, ...rest } = node;
  return { node: rest, prefix };
}

/** `count: HL`: how many segments of a tag were written so far. Fields of a document begin with a small letter. */
function countedTag(node: MapNode): string | undefined {
  const path = isConstruct(node) ? node.count : undefined;
  return typeof path === 'string' && /^[A-Z][A-Z0-9]{1,2}$/.test(path) ? path : undefined;
}

const TEXT: Shape = { type: 'string' };
const DECIMAL: Shape = { type: 'string', pattern: '^-?(0|[1-9][0-9]*)(\\.[0-9]+)?$' };
const INTEGER: Shape = { type: 'integer' };

/** What constructs that make numbers ask for; everything is written as text. */
export function shapeFor(node: MapNode): Shape {
  if (!isConstruct(node)) return TEXT;
  if (node.sum !== undefined || node.decimal !== undefined) return DECIMAL;
  if (isList(node.first)) return shapeFor(node.first[0] ?? '');
  return node.count !== undefined || node.integer !== undefined ? INTEGER : TEXT;
}

function textOf(value: ValueOf, frame: Frame, { run }: Writing): string {
  const made = value(frame, run);
  return typeof made === 'string' ? made : typeof made === 'number' ? String(made) : '';
}

function checkConstant({ definition }: Slot, site: Site, compiler: OutboundCompiler['compiler']): void {
  const text = isConstruct(site.node) && typeof site.node.value === 'string' ? site.node.value : '';
  const { max, codes, number, name } = definition;
  const isListed = codes === undefined || codes.has(text);
  if (text.length <= max && isListed) return;
  compiler.report(
    site,
    `"${text}" cannot stand in ${site.template} (${number}, ${name}).`,
    text.length > max ? `It holds at most ${max} characters.` : 'Write a code of its list.',
  );
}

function compileRange(slots: readonly Slot[], site: Site, outbound: OutboundCompiler): Fill | undefined {
  const { compiler } = outbound;
  const { node } = site;
  if (typeof node === 'string') {
    const source = compiler.source(site);
    return source && fillEach(slots, (frame, { run }) => source.texts(frame, run));
  }
  if (isConstruct(node) && node.wrap !== undefined) {
    const source = compiler.source(compiler.inner(site, 'wrap', node.wrap));
    return source && fillEach(slots, (frame, { run }) => wrapped(source.texts(frame, run).join(' '), slots));
  }
  if (isList(node)) return compileRuns(node, slots, site, outbound);
  if (isConstruct(node) && node.pairs !== undefined) return compilePairs(node, slots, site, outbound);
  compiler.report(
    site,
    'A range of elements takes a path to several values, "wrap:", "pairs:" or a list of runs.',
    'Write it like "06-25: { pairs: identifiers, item: [scheme, value] }".',
  );
  return undefined;
}

function fillEach(slots: readonly Slot[], textsOf: (frame: Frame, writing: Writing) => readonly string[]): Fill {
  return fillRuns(
    slots,
    1,
    (frame, writing) => textsOf(frame, writing).map((text) => [text]),
    slots.map((slot) => [slot]),
  );
}

/** A text in pieces that fit the places, parted at blanks. */
function wrapped(text: string, slots: readonly Slot[]): string[] {
  const pieces: string[] = [];
  for (const word of text.split(' ').filter((each) => each !== '')) {
    const last = pieces.at(-1);
    const max = slots[(pieces.length - 1) % slots.length]?.definition.max ?? 0;
    if (last !== undefined && last.length + 1 + word.length <= max) pieces[pieces.length - 1] = `${last} ${word}`;
    else pieces.push(word);
  }
  return pieces;
}

/**
 * `pairs: PATH` with `item: [type, value]`: one run for each thing that the path leads to, over the elements of the
 * range; of composites one element each, its components as listed. One of which a value is absent is left out.
 */
function compilePairs(
  node: Construct,
  slots: readonly Slot[],
  site: Site,
  outbound: OutboundCompiler,
): Fill | undefined {
  const { compiler } = outbound;
  const { pairs = '', item, where } = node;
  const source = compiler.source(compiler.inner(site, 'pairs', pairs));
  if (source === undefined) return undefined;
  const seen = compiler.entered(site, source);
  if (!isList(item) || item.length === 0) {
    compiler.report(site, 'Nothing says what a run consists of.', 'Write it like "item: [scheme, value]".');
    return undefined;
  }
  const textsOf = compileRun(item, compiler.inner(seen, 'item', item), outbound);
  const filter = where === undefined ? undefined : compiler.source(compiler.inner(seen, 'where', where));
  return fillRuns(slots, item.length, (frame, writing) => {
    const found: string[][] = [];
    const take = (at: Frame): void => {
      const { run } = writing;
      if (filter === undefined || apart(run, () => filter.isSent(at, run)).made) found.push(textsOf(at, writing));
    };
    source.each(frame, writing.run, take, [], false);
    return found;
  });
}

/** `03-08: [[{ value: TE }, phone], [{ value: EM }, email]]`: runs one by one; one of which a value is absent is left out. */
function compileRuns(
  nodes: readonly MapNode[],
  slots: readonly Slot[],
  site: Site,
  outbound: OutboundCompiler,
): Fill | undefined {
  const runs = nodes.flatMap((node, index) =>
    isList(node) ? { node, at: outbound.compiler.inner(site, index, node) } : [],
  );
  const [first] = runs;
  if (first === undefined || runs.length < nodes.length || runs.some(({ node }) => node.length !== first.node.length)) {
    outbound.compiler.report(
      site,
      'Runs of one length are expected here.',
      'Write it like "[[{ value: TE }, phone]]".',
    );
    return undefined;
  }
  const textsOf = runs.map(({ node, at }) => compileRun(node, at, outbound));
  return fillRuns(slots, first.node.length, (frame, writing) => textsOf.map((texts) => texts(frame, writing)));
}

/** The values of one run. */
function compileRun(
  nodes: readonly MapNode[],
  site: Site,
  { compiler }: OutboundCompiler,
): (frame: Frame, writing: Writing) => string[] {
  const values = nodes.map((each, index) =>
    compiler.value({ ...compiler.inner(site, index, each), shape: shapeFor(each) }),
  );
  return (frame, writing) => {
    const { run } = writing;
    const { made, carried } = apart(run, () => values.map((value) => (value ? textOf(value, frame, writing) : '')));
    if (!made.includes('')) keep(run, carried);
    return made;
  };
}

function fillRuns(
  slots: readonly Slot[],
  length: number,
  findRuns: (frame: Frame, writing: Writing) => readonly (readonly string[])[],
  places = runsOf(slots, length),
): Fill {
  return function (this: ValuePlan, frame, writing, cells) {
    const found = findRuns(frame, writing).filter((texts) => !texts.includes(''));
    for (const [index, texts] of found.entries()) {
      const copy = Math.floor(index / places.length);
      for (const [place, slot] of (places[index % places.length] ?? []).entries())
        cells.push({ slot, copy, text: texts[place] ?? '', plan: this });
    }
  };
}

function runsOf(slots: readonly Slot[], length: number): Slot[][] {
  const runs: Slot[][] = [];
  const byElement = new Map<number, Slot[]>();
  for (const slot of slots) {
    if (slot.composite !== undefined) byElement.set(slot.element, [...(byElement.get(slot.element) ?? []), slot]);
  }
  if (byElement.size > 0) return [...byElement.values()].map((run) => run.slice(0, length));
  for (let at = 0; at + length <= slots.length; at += length) runs.push(slots.slice(at, at + length));
  return runs;
}
