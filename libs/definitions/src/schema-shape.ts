import type { SourceNode } from './source.js';
import { nodeAt } from './source.js';

/** The part of JSON Schema that our schemas use. */
export interface SchemaShape {
  readonly type?: string;
  readonly description?: string;
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, SchemaShape>>;
  readonly patternProperties?: Readonly<Record<string, SchemaShape>>;
  readonly additionalProperties?: boolean | SchemaShape;
  readonly items?: SchemaShape;
  readonly anyOf?: readonly SchemaShape[];
}

/** The schema of one entry of a mapping. */
export function propertySchema(schema: SchemaShape, key: string): SchemaShape | undefined {
  const named = schema.properties?.[key];
  if (named !== undefined) return named;
  for (const [pattern, value] of Object.entries(schema.patternProperties ?? {})) {
    if (new RegExp(pattern).test(key)) return value;
  }
  return typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
}

/** Of alternatives, the one that fits what is written: by its kind, then by the keys that it knows. */
export function branchFor(schema: SchemaShape, node: SourceNode): SchemaShape {
  if (schema.anyOf === undefined) return schema;
  const fitting = schema.anyOf.filter((branch) => fits(branch, node));
  const [first] = fitting;
  if (first === undefined || fitting.length === 1 || node.kind !== 'map') return first ?? schema;
  const known = (branch: SchemaShape): number =>
    [...node.entries.keys()].filter((key) => propertySchema(branch, key) !== undefined).length;
  return fitting.reduce((best, branch) => (known(branch) > known(best) ? branch : best), first);
}

/** The schema at a path of the document. */
export function schemaAt(schema: SchemaShape, path: readonly string[], node: SourceNode): SchemaShape | undefined {
  let current: SchemaShape | undefined = schema;
  for (const step of path) {
    if (current === undefined) return undefined;
    const branches: readonly SchemaShape[] = current.anyOf ?? [current];
    current = branches
      .map((branch) => branch.items ?? propertySchema(branch, step))
      .find((found) => found !== undefined);
  }
  if (current?.anyOf === undefined || node.kind === 'text') return current;
  return branchFor(current, node);
}

/** Of alternatives only the one that is meant may complain: whether a place in the schema lies on it. */
export function isMeant(schema: SchemaShape, source: SourceNode, schemaPath: string, path: readonly string[]): boolean {
  let current: SchemaShape | undefined = schema;
  let depth = 0;
  const steps = schemaPath.split('/').slice(1);
  for (let index = 0; index < steps.length && current !== undefined; index++) {
    const step = steps[index];
    if (step === 'anyOf') {
      const node = nodeAt(source, path.slice(0, depth));
      const branch: SchemaShape | undefined = current.anyOf?.[Number(steps[++index])];
      if (node.kind !== 'text' && branch !== branchFor(current, node)) return false;
      current = branch;
    } else if (step === 'items') {
      current = current.items;
      depth++;
    } else if (step === 'properties' || step === 'patternProperties') {
      index++;
      current = propertySchema(current, path[depth++] ?? '');
    } else return true;
  }
  return true;
}

function fits(branch: SchemaShape, node: SourceNode): boolean {
  if (branch.anyOf !== undefined) return branch.anyOf.some((inner) => fits(inner, node));
  if (node.kind === 'map') return branch.type === 'object';
  if (node.kind === 'list') return branch.type === 'array';
  return branch.type !== 'object' && branch.type !== 'array';
}
