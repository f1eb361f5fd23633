import { nearestName } from '@app/definitions';
import type { Shape } from '../definition/shape.js';
import { tasteOf } from '../definition/shape.js';
import type { ListOf, ValueOf } from '../engine/evaluate.js';
import type { FieldPlace } from '../engine/run.js';
import type { Compiler, Site } from './compiler.js';
import type { FieldTree } from './field-tree.js';
import { ALWAYS, needsOf, union } from './needs.js';

interface Field {
  readonly name: string;
  readonly value?: ValueOf;
  readonly list?: ListOf;
  readonly required: boolean;
  /** See needsOf. */
  readonly needs: number;
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
    if (field !== undefined) fields.push({ name, required, needs: needsOfTree(branch, compiler), ...field });
    else if (required && property.type === 'array') fields.push({ name, required, needs: 0, list: NOTHING });
  }
  const missing = requiredFields(shape, template).map((name) => placed(tree, name, template, compiler));
  return objectOf(fields, missing);
}

/** Worked out from the document itself, or known before. */
const GIVEN = new Set(['documentType', 'balance']);

/** The fields that must have a value; lists are made empty. */
function requiredFields(shape: Shape, template: string): string[] {
  return (shape.required ?? [])
    .filter((name) => shape.properties?.[name]?.type !== 'array')
    .filter((name) => template !== '' || !GIVEN.has(name));
}

interface Required {
  readonly name: string;
  readonly place: FieldPlace;
}

function placed(tree: FieldTree, name: string, template: string, compiler: Compiler): Required {
  const leaf = tree.branches.get(name)?.any() ?? tree.any();
  const path = template === '' ? name : `${template}.${name}`;
  const place =
    leaf === undefined ? { template: path, file: '', line: 0 } : compiler.place({ ...leaf, shape: {}, template: path });
  return { name, place };
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

function needsOfTree(tree: FieldTree | undefined, compiler: Compiler): number {
  if (tree === undefined) return ALWAYS;
  if (tree.leaf !== undefined) return needsOf(tree.leaf.node, compiler.tags);
  return union([...tree.branches.values()].map((branch) => needsOfTree(branch, compiler)));
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

function objectOf(fields: readonly Field[], required: readonly Required[]): ValueOf {
  const activeFields = activeBy(fields);
  return (frame, run) => {
    const made: Record<string, unknown> = {};
    let content = false;
    for (const { name, value, list, required: always } of activeFields(frame.view.tags)) {
      if (list !== undefined) {
        const items: unknown[] = [];
        list(frame, run, items);
        if (items.length > 0) content = true;
        if (items.length > 0 || always) made[name] = items;
      } else if (value !== undefined) {
        const one = value(frame, run);
        if (one === undefined) continue;
        content = true;
        made[name] = one;
      }
    }
    if (!content) return undefined;
    for (const { name, place } of required) if (made[name] === undefined) run.raiseMissing(place, frame);
    return made;
  };
}

/** Most scopes of a kind hold the same tags: what must be evaluated for these is worked out once. */
function activeBy(fields: readonly Field[]): (tags: number) => readonly Field[] {
  const known = new Map<number, readonly Field[]>();
  let lastTags = 0;
  let last: readonly Field[] = [];
  return (tags) => {
    if (tags === lastTags) return last;
    lastTags = tags;
    last = known.get(tags) ?? active(fields, tags);
    if (known.size < MOST_KNOWN) known.set(tags, last);
    return last;
  };
}

const MOST_KNOWN = 1000;

function active(fields: readonly Field[], tags: number): Field[] {
  return fields.flatMap((field) => {
    if ((field.needs & tags) !== 0) return [field];
    return field.required && field.list !== undefined ? [{ ...field, list: NOTHING }] : [];
  });
}
