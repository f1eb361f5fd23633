import type { SegmentDefinition } from '@app/guide';
import type { Site } from '../compile/compiler.js';
import { isConstruct } from '../definition/node.js';
import type { OutboundCompiler } from './outbound.compiler.js';
import type { SegmentPlan } from './segment.writing.js';
import { slotKey } from './target.js';
import { compileEntry } from './value.compile.js';

/** Compiles `BIG: { 01: issueDate, 02: invoiceNumber }`, the site being that of its entries. */
export function compileSegment(
  tag: string,
  definition: SegmentDefinition,
  site: Site,
  outbound: OutboundCompiler,
): SegmentPlan {
  const { compiler } = outbound;
  const { node } = site;
  if (!isConstruct(node)) compiler.report(site, `${tag} takes its elements.`, `Write it like "${tag}: { 01: name }".`);
  const entries = isConstruct(node) ? Object.entries(node) : [];
  const values = entries.flatMap(([key, entry]) => {
    const at = { ...compiler.inner(site, key, entry), template: `${tag}.${key}` };
    return compileEntry(key, at, definition, outbound) ?? [];
  });
  const diagnosed = values.length < entries.length;
  if (!diagnosed && isConstruct(node))
    reportMissing(
      tag,
      definition,
      values.flatMap(({ slots }) => slots),
      site,
      outbound,
    );
  return { tag, definition, values, place: compiler.place({ ...site, template: tag }) };
}

/** What the dictionary always asks for, and the map never gives. */
function reportMissing(
  tag: string,
  { elements }: SegmentDefinition,
  slots: readonly { readonly element: number; readonly component: number }[],
  site: Site,
  { compiler }: OutboundCompiler,
): void {
  for (const [index, { required, element }] of elements.entries()) {
    const given = slots.filter((slot) => slot.element === index + 1);
    const at = { element: index + 1, component: 0 };
    if (given.length === 0) {
      if (required) report(at, element.name);
      continue;
    }
    if (element.kind === 'element') continue;
    for (const [inner, part] of element.components.entries()) {
      const isGiven = given.some(({ component }) => component === inner + 1);
      if (part.required && !isGiven) report({ element: index + 1, component: inner + 1 }, part.element.name);
    }
  }

  function report(place: { readonly element: number; readonly component: number }, name: string): void {
    const key = slotKey(place);
    compiler.report(site, `${tag} must have ${key} (${name}), and nothing gives it.`, `Add "${key}:".`);
  }
}
