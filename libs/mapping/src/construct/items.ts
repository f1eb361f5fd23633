import type { Compiler, Site } from '../compile/compiler.js';
import type { Construct } from '../definition/node.js';
import { tasteOf } from '../definition/shape.js';
import type { ListOf } from '../engine/evaluate.js';
import { compileBody } from './body.js';

/** What each scope of a list becomes (`where:` drops some): `item:` any number of values, `fields:` and `use:` one object. */
export function compileItems(construct: Construct, site: Site, compiler: Compiler): ListOf | undefined {
  const items = construct.item === undefined ? objects(construct, site, compiler) : oneByOne(construct, site, compiler);
  if (items === undefined) return undefined;
  return distinct(construct, compileWhere(construct, site, compiler, items));
}

function compileWhere(construct: Construct, site: Site, compiler: Compiler, items: ListOf): ListOf {
  const { where } = construct;
  const source = where === undefined ? undefined : compiler.source(compiler.inner(site, 'where', where));
  if (source === undefined) return items;
  return (frame, run, out) => {
    if (source.isSent(frame, run)) items(frame, run, out);
  };
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

function oneByOne(construct: Construct, site: Site, compiler: Compiler): ListOf | undefined {
  const list = compiler.list(compiler.inner(site, 'item', construct.item ?? ''));
  // The items number themselves.
  return list === undefined ? undefined : (frame, run, out) => list(frame.unnumbered(), run, out);
}

function objects(construct: Construct, site: Site, compiler: Compiler): ListOf | undefined {
  if (tasteOf(site.shape) !== 'object') {
    compiler.report(site, `${site.template} holds values, not objects.`, 'Write "item:" and the path of the value.');
    return undefined;
  }
  const body = compileBody(construct, site, compiler);
  if (body === undefined) return undefined;
  return (frame, run, out) => {
    const made = body(frame, run);
    if (made !== undefined) out.push(made);
  };
}
