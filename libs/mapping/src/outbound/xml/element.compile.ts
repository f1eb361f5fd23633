import type { ElementRule } from '@app/guide';
import { compileConditions, CONDITION_KEYS } from '../../compile/conditions.js';
import { checkKeys } from '../../compile/compile-value.js';
import type { Construct, MapNode } from '../../definition/node.js';
import { isConstruct, isList } from '../../definition/node.js';
import type { Frame } from '../../source/frame.js';
import { withParameters } from '../part.parameters.js';
import { compileAttributes } from './attribute.compile.js';
import type { ElementPlan, Elements, ElementSite, MadeElement, MakeElements } from './element.plan.js';
import { NO_ELEMENTS } from './element.plan.js';
import { compileTextOf } from './element.value.js';
import { checkGiven, ruleOf } from './element.target.js';
import { wrapping } from './wrapped.source.js';
import type { TargetCompiler } from '../outbound.compiler.js';

const HOLDING = ['elements', 'use', 'with', 'from', 'each', 'wrap', 'width', 'where', 'attributes', ...CONDITION_KEYS];
const LISTING = ['each', 'where', 'item', 'attributes', ...CONDITION_KEYS];

/**
 * Compiles `elements: { cbc:ID: invoiceNumber, cac:InvoiceLine: { each: lines, elements: {..} } }`, the site being that of
 * its entries. They are written in the order of the guide; what the guide does not order stands behind, as the map says.
 */
export function compileElements(site: ElementSite, xml: TargetCompiler): Elements {
  const { node, rule } = site;
  if (!isConstruct(node)) {
    xml.compiler.report(
      site,
      'Elements and what they hold are expected here.',
      'Write it like "cbc:ID: invoiceNumber".',
    );
    return NO_ELEMENTS;
  }
  const order = new Map(rule?.elements.map(({ name }, index) => [name, index]));
  const placeOf = (name: string): number => order.get(name) ?? order.size;
  const entries = Object.entries(node).map(([name, entry]) => {
    const inner = { ...xml.compiler.inner(site, name, entry), template: `${site.template}/${name}` };
    return { name, elements: compileNamed(name, { ...inner, rule }, xml) };
  });
  checkGiven(rule, new Set(Object.keys(node)), site, xml);
  const sorted = entries.sort((one, other) => placeOf(one.name) - placeOf(other.name));
  return together(sorted.map(({ elements }) => elements));
}

function together(all: readonly Elements[]): Elements {
  const makes = all.map(({ make }) => make);
  return {
    names: new Set(all.flatMap(({ names }) => [...names])),
    asked: all.some(({ asked }) => asked),
    plans: all.flatMap(({ plans }) => plans),
    make: (frame, run, out) => {
      for (const make of makes) make(frame, run, out);
    },
  };
}

/** The site is that of the element, its rule that of the parent. */
function compileNamed(name: string, site: ElementSite, xml: TargetCompiler): Elements {
  const { node } = site;
  const found = xml.target(site, () => ruleOf(name, site.rule));
  if (found === undefined) return NO_ELEMENTS;
  const { rule } = found;
  if (isList(node)) {
    return together(
      node.map((each, index) => compileOne(name, rule, { ...xml.compiler.inner(site, index, each), rule }, xml)),
    );
  }
  return compileOne(name, rule, { ...site, rule }, xml);
}

function compileOne(name: string, rule: ElementRule | undefined, site: ElementSite, xml: TargetCompiler): Elements {
  const { node } = site;
  if (isConstruct(node) && (node.elements !== undefined || node.use !== undefined)) {
    return compileHolding(name, rule, node, site, xml);
  }
  if (isConstruct(node) && node.each !== undefined) return compileListing(name, rule, node, site, xml);
  return compileLeaf(name, rule, site, xml);
}

/** An element with others in it; `from:` and `each:` say where they are seen from, and how often it stands. */
function compileHolding(
  name: string,
  rule: ElementRule | undefined,
  node: Construct,
  site: ElementSite,
  xml: TargetCompiler,
): Elements {
  const { compiler } = xml;
  checkKeys(node, HOLDING, site, compiler);
  const key = ['each', 'wrap', 'from'].find((each) => node[each] !== undefined) ?? 'from';
  const path = node[key];
  const found = path === undefined ? undefined : compiler.source(compiler.inner(site, key, path));
  const source = key === 'wrap' && found !== undefined ? wrapping(found, node, site, compiler) : found;
  const seen = { ...site, scopes: source === undefined ? site.scopes : source.entered };
  const inner = compileInner(node, seen, xml);
  const attributes = compileAttributes(node.attributes, rule, seen, xml);
  const filter = node.where === undefined ? undefined : compiler.source(compiler.inner(seen, 'where', node.where));
  const plan = planOf(name, rule, [], site, xml);
  const asked = inner.asked || attributes.asked;
  const write: MakeElements = (frame, run, out) => {
    const children: MadeElement[] = [];
    inner.make(frame, run, children);
    const made = attributes.make(frame, run);
    const isFilled = children.some(({ constant }) => !constant) || made.some(({ constant }) => !constant);
    if (asked && !isFilled) return;
    out.push({ plan, frame, text: '', attributes: made, children, constant: !isFilled && source === undefined });
  };
  if (path !== undefined && source === undefined) return NO_ELEMENTS;
  const make: MakeElements =
    source === undefined
      ? write
      : (frame, run, out) => {
          const enter = (at: Frame, _: unknown, list: unknown[]): void => {
            if (filter?.isSent(at, run) === false) return;
            list.push(at);
            write(at, run, out);
          };
          source.each(frame, run, enter, [], key !== 'from');
        };
  return conditional(
    node,
    { names: new Set([name]), asked: asked || source !== undefined, make, plans: [plan, ...inner.plans] },
    site,
    xml,
  );
}

function compileInner(node: Construct, site: ElementSite, xml: TargetCompiler): Elements {
  const { compiler } = xml;
  if (node.use === undefined) {
    return compileElements({ ...site, ...compiler.inner(site, 'elements', node.elements ?? '') }, xml);
  }
  const parameters = isConstruct(node.with) ? node.with : {};
  const compiled = xml.withPart(compiler.inner(site, 'use', node.use), (part) => {
    const elements = withParameters((part.value.elements ?? '') as MapNode, parameters);
    return compileElements({ ...site, node: elements, located: part, at: ['elements'] }, xml);
  });
  return compiled ?? NO_ELEMENTS;
}

/** `each: PATH` without elements: an element for each, whose text is that of the place, or what `item:` says. */
function compileListing(
  name: string,
  rule: ElementRule | undefined,
  node: Construct,
  site: ElementSite,
  xml: TargetCompiler,
): Elements {
  const { compiler } = xml;
  checkKeys(node, LISTING, site, compiler);
  const source = compiler.source(compiler.inner(site, 'each', node.each ?? ''));
  if (source === undefined) return NO_ELEMENTS;
  const seen = { ...site, scopes: source.entered };
  const item = node.item ?? '.';
  const inner = { ...compiler.inner(seen, node.item === undefined ? 'each' : 'item', item), rule };
  const text = compileTextOf(inner, rule?.value, compiler);
  const attributes = compileAttributes(node.attributes, rule, seen, xml);
  const filter = node.where === undefined ? undefined : compiler.source(compiler.inner(seen, 'where', node.where));
  if (text === undefined) return NO_ELEMENTS;
  const plan = planOf(name, rule, text.paths, site, xml);
  const make: MakeElements = (frame, run, out) => {
    const enter = (at: Frame, _: unknown, list: unknown[]): void => {
      if (filter?.isSent(at, run) === false) return;
      list.push(at);
      const written = text.textOf(at, run);
      if (written === '') return;
      out.push({ plan, frame: at, text: written, attributes: attributes.make(at, run), children: [], constant: false });
    };
    source.each(frame, run, enter, [], true);
  };
  return conditional(node, { names: new Set([name]), asked: true, make, plans: [plan] }, site, xml);
}

/** A value, with or without attributes. */
function compileLeaf(name: string, rule: ElementRule | undefined, site: ElementSite, xml: TargetCompiler): Elements {
  const { compiler } = xml;
  const { attributes: given, ...value } = isConstruct(site.node) ? site.node : {};
  const node: MapNode = isConstruct(site.node) ? value : site.node;
  const text = compileTextOf({ ...site, node }, rule?.value, compiler);
  const attributes = compileAttributes(given, rule, site, xml);
  if (text === undefined) return NO_ELEMENTS;
  const { constant } = text;
  const plan = planOf(name, rule, text.paths, site, xml);
  const make: MakeElements = (frame, run, out) => {
    const written = text.textOf(frame, run);
    if (written === '') return;
    out.push({ plan, frame, text: written, attributes: attributes.make(frame, run), children: [], constant });
  };
  return { names: new Set([name]), asked: !constant, make, plans: [plan] };
}

function planOf(
  name: string,
  rule: ElementRule | undefined,
  paths: readonly string[],
  site: ElementSite,
  { compiler }: TargetCompiler,
): ElementPlan {
  return { name, rule, paths, place: compiler.place(site) };
}

function conditional(node: Construct, elements: Elements, site: ElementSite, { compiler }: TargetCompiler): Elements {
  const holds = compileConditions(node, site, compiler);
  if (holds === undefined) return elements;
  const { make } = elements;
  return {
    ...elements,
    make: (frame, run, out) => {
      if (holds(frame, run)) make(frame, run, out);
    },
  };
}
