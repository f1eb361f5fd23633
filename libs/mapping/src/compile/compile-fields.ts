import { nearestName } from '@app/definitions';
import type { Shape } from '../definition/shape.js';
import { tasteOf } from '../definition/shape.js';
import type { ListOf, ValueOf } from '../engine/evaluate.js';
import type { Compiler, Site } from './compiler.js';
import type { FieldTree } from './field-tree.js';

interface Field {
  readonly name: string;
  readonly value?: ValueOf;
  readonly list?: ListOf;
  readonly required: boolean;
}

/** Compiles an object of the document: its fields in the schema's order. It is absent when none of them has content. */
export function compileFields(tree: FieldTree, shape: Shape, template: string, compiler: Compiler): ValueOf {
  const properties = shape.properties ?? {};
  reportUnknown(tree, properties, template, compiler);
  const fields: Field[] = [];
  for (const [name, property] of Object.entries(properties)) {
    const required = shape.required?.includes(name) ?? false;
    const branch = tree.branches.get(name);
    const path = template === '' ? name : `${template}.${name}`;
    const field = branch === undefined ? undefined : compileField(branch, property, path, compiler);
    if (field !== undefined) fields.push({ name, required, ...field });
    else if (required && property.type === 'array') fields.push({ name, required, list: NOTHING });
  }
  return objectOf(fields);
}

const NOTHING: ListOf = () => undefined;

function compileField(
  branch: FieldTree,
  shape: Shape,
  template: string,
  compiler: Compiler,
): { value: ValueOf } | { list: ListOf } | undefined {
  const { leaf } = branch;
  if (leaf === undefined) return { value: compileFields(branch, shape, template, compiler) };
  if (tasteOf(shape) === 'list') {
    const site: Site = { ...leaf, shape: shape.items ?? {}, template: `${template}[]` };
    const list = compiler.list(site);
    return list === undefined ? undefined : { list };
  }
  const value = compiler.value({ ...leaf, shape, template });
  return value === undefined ? undefined : { value };
}

function reportUnknown(
  tree: FieldTree,
  properties: Readonly<Record<string, Shape>>,
  template: string,
  compiler: Compiler,
): void {
  for (const [name, branch] of tree.branches) {
    if (Object.hasOwn(properties, name)) continue;
    const leaf = branch.any();
    if (leaf === undefined) continue;
    const near = nearestName(name, Object.keys(properties));
    compiler.report(
      { ...leaf, shape: {}, template },
      `${template === '' ? 'The document' : template} has no field "${name}".`,
      near === undefined ? `It has: ${Object.keys(properties).join(', ')}.` : `Did you mean "${near}"?`,
    );
  }
}

function objectOf(fields: readonly Field[]): ValueOf {
  return (frame, run) => {
    const made: Record<string, unknown> = {};
    let content = false;
    for (const { name, value, list, required } of fields) {
      if (list !== undefined) {
        const items: unknown[] = [];
        list(frame, run, items);
        if (items.length > 0) content = true;
        if (items.length > 0 || required) made[name] = items;
      } else if (value !== undefined) {
        const one = value(frame, run);
        if (one === undefined) continue;
        content = true;
        made[name] = one;
      }
    }
    return content ? made : undefined;
  };
}
