import type { Compiler, Site } from '../compile/compiler.js';
import type { Construct } from '../definition/node.js';
import { isConstruct } from '../definition/node.js';
import { tasteOf } from '../definition/shape.js';
import { codeOf, codeOfMethod, hasCode, withCode } from '../source/code.js';
import type { ListOf, ValueOf } from '../source/evaluate.js';
import { compileBody } from './body.js';

/** What each scope of a list becomes. */
export interface Items {
  readonly make: ListOf;
  /** Whether each scope is one item of the list: then it bears the item's number. Else the items number themselves. */
  readonly numbered: boolean;
}

/** `item:` makes any number of values of a scope, `fields:` and `use:` one object; `where:` drops some scopes. */
export function compileItems(construct: Construct, site: Site, compiler: Compiler): Items | undefined {
  const { item } = construct;
  const single = item === undefined || (isConstruct(item) && !GATHERING.some((key) => Object.hasOwn(item, key)));
  const make =
    item === undefined
      ? objects(construct, site, compiler)
      : single
        ? oneValue(compiler.inner(site, 'item', item), compiler)
        : compiler.list(compiler.inner(site, 'item', item));
  if (make === undefined) return undefined;
  return { make: distinct(construct, compileWhere(construct, site, compiler, make)), numbered: single };
}

/** Keys that make several values. */
const GATHERING = ['each', 'pairs', 'all'];

function compileWhere(construct: Construct, site: Site, compiler: Compiler, items: ListOf): ListOf {
  const { where } = construct;
  const source = where === undefined ? undefined : compiler.source(compiler.inner(site, 'where', where));
  if (source === undefined) return items;
  const some: ListOf = (frame, run, out) => {
    if (source.isSent(frame, run)) items(frame, run, out);
  };
  if (!hasCode(items)) return some;
  return withCode(some, (text) => `${codeOfMethod(source, 'isSent', text)} && (${codeOf(items, text)})`);
}

/** `distinct: field` drops objects that agree with an earlier one of the list in that field. */
export function distinct(construct: Construct, items: ListOf): ListOf {
  const { distinct: field } = construct;
  if (typeof field !== 'string') return items;
  return (frame, run, out) => {
    const made: unknown[] = [];
    items(frame, run, made);
    for (const item of made) {
      const value = valueOf(item, field);
      if (!out.some((earlier) => valueOf(earlier, field) === value)) out.push(item);
    }
  };
}

function valueOf(item: unknown, field: string): unknown {
  return typeof item === 'object' && item !== null ? Object.getOwnPropertyDescriptor(item, field)?.value : item;
}

function oneValue(site: Site, compiler: Compiler): ListOf | undefined {
  const value = compiler.value(site);
  if (value === undefined) return undefined;
  return pushing(value);
}

function objects(construct: Construct, site: Site, compiler: Compiler): ListOf | undefined {
  if (tasteOf(site.shape) !== 'object') {
    compiler.report(site, `${site.template} holds values, not objects.`, 'Write "item:" and the path of the value.');
    return undefined;
  }
  const body = compileBody(construct, site, compiler);
  if (body === undefined) return undefined;
  return pushing(body);
}

/** A list of at most one value. */
function pushing(value: ValueOf): ListOf {
  const list: ListOf = (frame, run, out) => {
    const made = value(frame, run);
    if (made !== undefined) out.push(made);
  };
  return withCode(list, (text) => {
    const made = text.variable();
    return `(${made} = ${codeOf(value, text)}) !== undefined && out.push(${made})`;
  });
}
