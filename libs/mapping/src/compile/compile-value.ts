import { nearestName } from '@app/definitions';
import type { Construct } from '../definition/node.js';
import { isConstruct } from '../definition/node.js';
import { TASTE_NAMES, TASTE_REMEDIES, tasteOf } from '../definition/shape.js';
import { codeOf, withCode } from '../source/code.js';
import type { ValueOf } from '../source/evaluate.js';
import type { Compiler, Site } from './compiler.js';
import { CONDITION_KEYS, compileConditions } from './conditions.js';
import { VALUE_CONSTRUCTS } from '../construct/index.js';
import { compileText } from '../construct/text.construct.js';

/** Compiles what makes one value. */
export function compileValue(site: Site, compiler: Compiler): ValueOf | undefined {
  const { node } = site;
  if (typeof node === 'string') return compileText(site, compiler);
  if (!isConstruct(node)) {
    compiler.report(site, 'A list makes several values, and this field takes one.', 'Write "first:" before the list.');
    return undefined;
  }
  const name = constructName(node, VALUE_CONSTRUCTS, site, compiler);
  const construct = name === undefined ? undefined : VALUE_CONSTRUCTS[name];
  if (name === undefined || construct === undefined) return undefined;
  checkKeys(node, [name, ...construct.beside, ...CONDITION_KEYS], site, compiler);
  const taste = tasteOf(site.shape);
  if (construct.makes?.includes(taste) === false) {
    compiler.report(
      site,
      `"${name}" cannot make ${site.template}, which takes ${TASTE_NAMES[taste]}.`,
      TASTE_REMEDIES[taste],
    );
    return undefined;
  }
  const value = construct.compile(node, site, compiler);
  const holds = compileConditions(node, site, compiler);
  if (value === undefined || holds === undefined) return value;
  const made: ValueOf = (frame, run) => (holds(frame, run) ? value(frame, run) : undefined);
  return withCode(made, (text) => `(${codeOf(holds, text)} ? ${codeOf(value, text)} : undefined)`);
}

/** The one key that names a construct; everything else is reported, with the nearest name. */
export function constructName(
  node: Construct,
  known: Readonly<Record<string, unknown>>,
  site: Site,
  compiler: Compiler,
): string | undefined {
  const keys = Object.keys(node);
  const names = keys.filter((key) => Object.hasOwn(known, key));
  // "fields" and "from" stand beside others, too
  const name =
    names.find((key) => key !== 'fields' && key !== 'from') ?? names.find((key) => key === 'from') ?? names[0];
  if (name !== undefined) return name;
  const [key = ''] = keys;
  const near = nearestName(key, Object.keys(known));
  compiler.report(
    key === '' ? site : compiler.inner(site, key, ''),
    key === '' ? 'Nothing is said here.' : `There is no construct "${key}".`,
    near === undefined ? `Known are: ${Object.keys(known).join(', ')}.` : `Did you mean "${near}"?`,
  );
  return undefined;
}

export function checkKeys(node: Construct, allowed: readonly string[], site: Site, compiler: Compiler): void {
  for (const key of Object.keys(node)) {
    if (allowed.includes(key)) continue;
    const near = nearestName(key, allowed);
    const known = `Known are: ${allowed.join(', ')}.`;
    compiler.report(
      compiler.inner(site, key, ''),
      `"${key}" does not go with "${allowed[0]}".`,
      near === undefined ? known : `Did you mean "${near}"?`,
    );
  }
}
