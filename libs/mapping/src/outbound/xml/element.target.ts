import { nearestName } from '@app/definitions';
import type { ElementRule, ValueRule } from '@app/guide';
import { nameProblem } from '@app/xml';
import { PathError } from '../../source/language.js';
import type { ElementSite } from './element.plan.js';
import type { TargetCompiler } from '../outbound.compiler.js';

/**
 * What the guide says of an element in another; nothing where it does not list what is in that. Throws a PathError for
 * what is no name, and for one that the guide does not list among others.
 */
export function ruleOf(name: string, parent: ElementRule | undefined): { readonly rule: ElementRule | undefined } {
  checkName(name);
  const known = parent?.elements ?? [];
  const rule = known.find((each) => each.name === name);
  if (rule === undefined && known.length > 0)
    throw unknown(`There is no element ${name} in ${parent?.name}, as the guide says.`, name, known);
  return { rule };
}

/** The same for an attribute. */
export function attributeRuleOf(
  name: string,
  element: ElementRule | undefined,
): { readonly rule: ValueRule | undefined } {
  checkName(name);
  const known = element?.attributes ?? [];
  const found = known.find((each) => each.name === name);
  if (found === undefined && known.length > 0)
    throw unknown(`There is no attribute ${name} of ${element?.name}, as the guide says.`, name, known);
  return { rule: found?.value };
}

function checkName(name: string): void {
  const problem = nameProblem(name);
  if (problem === undefined) return;
  throw new PathError(
    `This cannot be written: ${problem}.`,
    'Write it like cbc:ID, with a prefix of ours or without one.',
  );
}

function unknown(message: string, name: string, known: readonly { readonly name: string }[]): PathError {
  const names = known.map((each) => each.name);
  const near = nearestName(name, names);
  return new PathError(message, near === undefined ? `There are: ${names.join(', ')}.` : `Did you mean "${near}"?`);
}

/** What the guide always asks for, and the map never gives. */
export function checkGiven(
  parent: ElementRule | undefined,
  given: ReadonlySet<string>,
  site: ElementSite,
  { compiler }: TargetCompiler,
): void {
  for (const { name, min } of parent?.elements ?? []) {
    if (min === 0 || given.has(name)) continue;
    compiler.report(site, `${parent?.name} must have ${name}, and nothing gives it.`, `Add "${name}:".`);
  }
}
