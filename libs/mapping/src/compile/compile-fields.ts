import { nearestName } from '@app/definitions';
import type { Shape } from '../definition/shape.js';
import { tasteOf } from '../definition/shape.js';
import type { ListOf, ValueOf } from '../source/evaluate.js';
import type { FieldPlace } from '../source/run.js';
import type { Compiler, Site } from './compiler.js';
import type { FieldTree } from './field-tree.js';
import { conditionOf } from './completeness.js';
import { ALWAYS, needsOf, union } from './needs.js';
import type { BuiltField, RequiredField } from './object-builder.js';
import { objectBuilder } from './object-builder.js';

/** Compiles an object of the document: its fields in the schema's order. It is absent when none of them has content. */
export function compileFields(tree: FieldTree, shape: Shape, template: string, compiler: Compiler): ValueOf {
  const properties = shape.properties ?? {};
  reportUnknown(tree, properties, template, compiler);
  const fields: BuiltField[] = [];
  for (const [name, property] of Object.entries(properties)) {
    const kept = property.type === 'array' && shape.required?.includes(name) === true;
    const branch = tree.branches.get(name);
    const path = template === '' ? name : `${template}.${name}`;
    const field = branch === undefined ? undefined : compileField(branch, property, path, compiler);
    if (field !== undefined) fields.push({ name, kept, needs: needsOfTree(branch, compiler), ...field });
    else if (kept) fields.push({ name, kept, needs: ALWAYS, list: NOTHING });
  }
  const required = requiredFields(shape, template);
  for (const name of required) remarkUnwritten(tree, name, template, compiler);
  const missing = required.map((name) => placed(tree, name, template, compiler));
  if (template !== '') return objectBuilder(fields, missing, template);
  return objectBuilder(fields, missing, compiler.setting.ref, constantsOf(properties));
}

/** What the schema says of a document's kind. */
function constantsOf(properties: Readonly<Record<string, Shape>>): Record<string, unknown> {
  const constants = Object.entries(properties).filter(([, shape]) => shape.const !== undefined);
  return Object.fromEntries(constants.map(([name, shape]) => [name, shape.const]));
}

/** Worked out from the document itself, or known before. */
const GIVEN = new Set(['documentType', 'balance']);

/** The fields that must have a value; lists are made empty. */
function requiredFields(shape: Shape, template: string): string[] {
  return (shape.required ?? [])
    .filter((name) => shape.properties?.[name]?.type !== 'array')
    .filter((name) => template !== '' || !GIVEN.has(name));
}

function placed(tree: FieldTree, name: string, template: string, compiler: Compiler): RequiredField {
  const leaf = tree.branches.get(name)?.any() ?? tree.any();
  const path = template === '' ? name : `${template}.${name}`;
  const place: FieldPlace =
    leaf === undefined ? { template: path, file: '', line: 0 } : compiler.place({ ...leaf, shape: {}, template: path });
  return { name, raise: (frame, run) => run.raiseMissing(place, frame) };
}

/** What must have a value, and never gets one, or only under a condition. */
function remarkUnwritten(tree: FieldTree, name: string, template: string, compiler: Compiler): void {
  const branch = tree.branches.get(name);
  const path = template === '' ? name : `${template}.${name}`;
  const leaf = branch?.leaf ?? branch?.any() ?? tree.any();
  if (leaf === undefined) return;
  const site: Site = { ...leaf, shape: {}, template: path };
  const owner = template === '' ? 'Every document' : `Every ${template}`;
  if (branch === undefined) {
    const message = `Nothing writes "${path}". ${owner} must have it.`;
    compiler.remark(site, 'error', message, `Write "${name}:" with a path or a constant.`);
    return;
  }
  const condition = branch.leaf === undefined ? undefined : conditionOf(branch.leaf.node);
  if (condition === undefined) return;
  const message = `"${path}" is written only under a condition (${condition}). ${owner} must have it.`;
  compiler.remark(site, 'warning', message, 'Write "first:" with what holds otherwise as its last way.');
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
  if (tree.leaf !== undefined) return needsOf(tree.leaf.node, (path) => compiler.needs(path));
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
