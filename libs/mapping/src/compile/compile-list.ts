import type { Construct } from '../definition/node.js';
import { isConstruct, isList } from '../definition/node.js';
import type { ListOf } from '../source/evaluate.js';
import { LIST_CONSTRUCTS } from '../construct/index.js';
import { checkKeys, constructName } from './compile-value.js';
import type { Compiler, Site } from './compiler.js';
import { CONDITION_KEYS, compileConditions } from './conditions.js';

/**
 * Compiles what makes the items of a list; the site's shape is that of an item. A construct that makes one value makes
 * a list of at most one.
 */
export function compileList(site: Site, compiler: Compiler): ListOf | undefined {
  const { node } = site;
  if (isList(node)) return compileAll(node, site, compiler);
  if (typeof node === 'string') {
    const source = compiler.source(site);
    return source === undefined ? undefined : (frame, run, out) => void out.push(...source.texts(frame, run));
  }
  if (!isConstruct(node)) return undefined;
  const list = Object.keys(node).find((key) => Object.hasOwn(LIST_CONSTRUCTS, key));
  return list === undefined ? compileOne(site, compiler) : compileListConstruct(list, node, site, compiler);
}

function compileListConstruct(name: string, node: Construct, site: Site, compiler: Compiler): ListOf | undefined {
  const construct = LIST_CONSTRUCTS[constructName(node, LIST_CONSTRUCTS, site, compiler) ?? name];
  if (construct === undefined) return undefined;
  checkKeys(node, [name, ...construct.beside, ...CONDITION_KEYS], site, compiler);
  const items = construct.compile(node, site, compiler);
  const holds = compileConditions(node, site, compiler);
  if (items === undefined || holds === undefined) return items;
  return (frame, run, out) => {
    if (holds(frame, run)) items(frame, run, out);
  };
}

/** Lists one after the other. */
function compileAll(nodes: readonly unknown[], site: Site, compiler: Compiler): ListOf | undefined {
  if (!isList(site.node)) return undefined;
  const lists = site.node.map((node, index) => compiler.list(compiler.inner(site, index, node)));
  const compiled = lists.filter((list) => list !== undefined);
  if (compiled.length < nodes.length) return undefined;
  return (frame, run, out) => {
    for (const list of compiled) list(frame, run, out);
  };
}

function compileOne(site: Site, compiler: Compiler): ListOf | undefined {
  const value = compiler.value(site);
  if (value === undefined) return undefined;
  return (frame, run, out) => {
    const made = value(frame.at(out.length), run);
    if (made !== undefined) out.push(made);
  };
}
