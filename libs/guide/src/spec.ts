import { nearestName } from '@app/definitions';
import type { UseConstraint, UseEntry } from './guide.schema.js';
import { parseName, parseRepeat, parseUsePath } from './notation.js';
import type { Path } from './path.js';
import type { Discriminator } from './tree.js';

/** Where the parts of a compilation say what is wrong. */
export type Complain = (path: Path, message: string, remedy: string) => void;

/** A segment or loop of a guide while it is put together; `children` are those of a loop. */
export interface Spec {
  name: string;
  id: string;
  path: Path;
  /** Of a loop: the segment that opens it. */
  tag: string;
  min: number;
  max: number;
  test: Discriminator | undefined;
  parent: Spec | undefined;
  children: Spec[] | undefined;
  notUsed: boolean;
  recommended: boolean;
  /** Constraints on elements, by `02` or `02.1`. */
  elements: Map<string, ElementConstraint>;
  variants: VariantSpec[];
}

export interface VariantSpec {
  readonly id: string;
  readonly test: Discriminator;
  min: number;
  max: number;
  notUsed: boolean;
  recommended: boolean;
  readonly elements: Map<string, ElementConstraint>;
}

export interface ElementConstraint extends UseConstraint {
  readonly path: Path;
}

/** Puts new segments after a use. */
export function applyInserts(
  root: Spec,
  after: string,
  make: (parent: Spec) => Spec[],
  complain: (message: string, remedy: string) => void,
): void {
  const found = findSpec(root, after);
  const siblings = found?.parent?.children;
  if (found === undefined || siblings === undefined) complain(...unknownUse(root, after));
  else siblings.splice(siblings.indexOf(found) + 1, 0, ...make(found.parent ?? root));
}

/** `repeats:` changes how often uses come. */
export function applyRepeats(root: Spec, repeats: Readonly<Record<string, number | string>>, complain: Complain): void {
  for (const [id, repeat] of Object.entries(repeats)) {
    const found = findSpec(root, id);
    if (found === undefined) complain(['repeats', id], ...unknownUse(root, id));
    else Object.assign(found, parseRepeat(repeat));
  }
}

/** `uses:` narrows segments, loops and elements. */
export function applyUses(root: Spec, uses: Readonly<Record<string, UseEntry>>, complain: Complain): void {
  for (const [key, entry] of Object.entries(uses)) {
    const path = ['uses', key];
    const { use, place, component } = parseUsePath(key);
    const target = findSpec(root, use, place !== undefined) ?? findVariant(root, use);
    if (target === undefined) {
      complain(path, ...unknownUse(root, use));
      continue;
    }
    const constraint: ElementConstraint = { ...(typeof entry === 'string' ? { usage: entry } : entry), path };
    if (place === undefined) constrainUse(target, constraint, complain);
    else target.elements.set(elementKey(place, component), constraint);
  }
}

/** The variants that rules name are variants, though nothing else is said of them. */
export function nameVariants(root: Spec, rules: readonly Readonly<Record<string, unknown>>[]): void {
  for (const use of rules.flatMap((rule) => Object.keys(rule))) {
    if (findSpec(root, use) === undefined) findVariant(root, use);
  }
}

/** `02`, `02.1` */
export function elementKey(place: number, component?: number): string {
  const element = String(place).padStart(2, '0');
  return component === undefined ? element : `${element}.${component}`;
}

function constrainUse(target: Spec | VariantSpec, constraint: ElementConstraint, complain: Complain): void {
  const { usage, min, max, codes, length, pattern, path } = constraint;
  if (codes !== undefined || length !== undefined || pattern !== undefined) {
    complain(path, 'Codes, lengths and patterns belong to an element.', 'Name the element, such as BEG.01.');
  }
  if (usage === 'required') target.min = Math.max(1, target.min);
  if (usage === 'optional') target.min = 0;
  if (usage === 'not-used') Object.assign(target, { notUsed: true, min: 0 });
  if (usage === 'recommended') Object.assign(target, { recommended: true, min: 0 });
  if (min !== undefined) target.min = min;
  if (max !== undefined) target.max = max;
  if (target.min > target.max)
    complain(path, `At least ${target.min} but at most ${target.max} are asked for.`, 'Correct one of the two.');
}

/** The use with an id. Where loop and opening segment share it: the loop, or for elements the segment. */
export function findSpec(root: Spec, id: string, forElement = false): Spec | undefined {
  for (const child of root.children ?? []) {
    if (child.id === id) return forElement && child.children !== undefined ? openerOf(child) : child;
    if (child.children !== undefined && id.startsWith(`${child.id}/`)) {
      const inner = findSpec(child, id, forElement);
      if (inner !== undefined) return inner;
    }
  }
  return undefined;
}

function openerOf(loop: Spec): Spec | undefined {
  return loop.children?.[0];
}

function findVariant(root: Spec, id: string): VariantSpec | undefined {
  const steps = /^(.*\/)?([^/]+)$/.exec(id);
  const { name, test } = parseName(steps?.[2] ?? id);
  const base = test && findSpec(root, `${steps?.[1] ?? ''}${name}`);
  if (test === undefined || base === undefined) return undefined;
  const known = base.variants.find((variant) => variant.id === id);
  if (known !== undefined) return known;
  const variant = {
    id,
    test,
    min: 0,
    max: base.max,
    notUsed: false,
    recommended: false,
    elements: new Map<string, ElementConstraint>(),
  };
  base.variants.push(variant);
  return variant;
}

function unknownUse(root: Spec, id: string): [message: string, remedy: string] {
  const nearest = nearestName(id, idsOf(root));
  return [
    `The guide has no use ${id}.`,
    nearest === undefined ? 'Name a segment or loop of the guide.' : `Did you mean ${nearest}?`,
  ];
}

function idsOf(spec: Spec): string[] {
  return (spec.children ?? []).flatMap((child) => [child.id, ...idsOf(child)]);
}
