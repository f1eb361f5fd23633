import type { SourceNode } from './source.js';

/** The part of JSON Schema that our schemas use. */
export interface SchemaShape {
  readonly type?: string;
  readonly description?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, SchemaShape>>;
  readonly required?: readonly string[];
  readonly patternProperties?: Readonly<Record<string, SchemaShape>>;
  readonly additionalProperties?: boolean | SchemaShape;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly items?: SchemaShape;
  readonly minItems?: number;
  readonly anyOf?: readonly SchemaShape[];
}

/** The schema of one entry of a mapping. */
export function propertySchema(schema: SchemaShape, key: string): SchemaShape | undefined {
  const named = Object.hasOwn(schema.properties ?? {}, key) ? schema.properties?.[key] : undefined;
  if (named !== undefined) return named;
  for (const [pattern, value] of Object.entries(schema.patternProperties ?? {})) {
    if (patternOf(pattern).test(key)) return value;
  }
  return typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
}

/** Of alternatives, the one that is meant by what is written: by its kind, then by the keys that it knows. */
export function branchFor(schema: SchemaShape, node: SourceNode): SchemaShape {
  if (schema.anyOf === undefined || node.kind === 'text') return schema;
  const fitting = schema.anyOf.filter((branch) => fits(branch, node));
  const [first] = fitting;
  if (first === undefined) return schema;
  if (fitting.length === 1 || node.kind !== 'map') return branchFor(first, node);
  // Where none knows a key, the one that takes any.
  const known = (branch: SchemaShape): number =>
    [...node.entries.keys()].filter((key) => propertySchema(branch, key) !== undefined).length +
    (branch.additionalProperties === false ? 0 : 0.5);
  return fitting.reduce((best, branch) => (known(branch) > known(best) ? branch : best), first);
}

function fits(branch: SchemaShape, node: SourceNode): boolean {
  if (branch.anyOf !== undefined) return branch.anyOf.some((inner) => fits(inner, node));
  if (node.kind === 'map') return branch.type === 'object';
  return branch.type === 'array';
}

const patterns = new Map<string, RegExp>();

/** A pattern of a schema, compiled once. */
export function patternOf(source: string): RegExp {
  const known = patterns.get(source) ?? new RegExp(source, 'u');
  patterns.set(source, known);
  return known;
}
