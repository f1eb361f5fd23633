import { FieldTree } from '../compile/field-tree.js';
import type { Compiler, Site } from '../compile/compiler.js';
import type { Construct, MapNode } from '../definition/node.js';
import { isConstruct } from '../definition/node.js';
import type { ValueOf } from '../source/evaluate.js';

/** The object that `use:` and `fields:` make together; the fields go before those of the part. */
export function compileBody(construct: Construct, site: Site, compiler: Compiler): ValueOf | undefined {
  const { fields, use } = construct;
  if (fields === undefined && use === undefined) {
    compiler.report(site, `${site.template} is an object, and nothing says its fields.`, 'Write "fields:" or "use:".');
    return undefined;
  }
  const own = (tree: FieldTree): ValueOf => {
    if (isConstruct(fields)) tree.addAll(fields, { ...site, at: [...site.at, 'fields'] });
    return compiler.fields(tree, site.shape, site.template);
  };
  if (use === undefined) return own(new FieldTree());
  return compiler.withPart(compiler.inner(site, 'use', use), (part) => {
    const tree = new FieldTree();
    const origin = { located: part, at: ['fields'], scopes: undefined };
    tree.addAll(part.value.fields as Readonly<Record<string, MapNode>>, origin);
    return own(tree);
  });
}
