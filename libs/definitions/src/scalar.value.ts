import type { SchemaShape } from './schema-shape.js';
import { patternOf } from './schema-shape.js';
import type { SourceText } from './source.js';

const INTEGER = /^-?(0|[1-9]\d*)$/;
const DECIMAL = /^-?(0|[1-9]\d*)(\.\d+)?$/;
/** What YAML's core schema (an editor, say) takes for something else than text. */
const LOOKS_TYPED =
  /^([-+]?(\.\d+|\d+(\.\d*)?)(e[-+]?\d+)?|0[xo][\da-f]+|[-+]?\.(inf|nan)|true|false|null|yes|no|on|off|~)$/i;

export function looksTyped(text: string): boolean {
  return LOOKS_TYPED.test(text);
}

/** A scalar as a schema takes it. */
interface ScalarValue {
  /** Undefined: the schema does not take it. */
  readonly value: string | number | boolean | undefined;
  /** Whether the schema means text, and the scalar is no number or boolean that it also takes. */
  readonly isText: boolean;
}

/** Numbers and booleans where the schema says so and nothing is quoted; else text. */
export function textAs(node: SourceText, schema: SchemaShape): ScalarValue {
  const branches = alternatives(schema);
  for (const branch of branches) {
    const value = node.plain ? typedValue(node.text, branch) : undefined;
    if (value !== undefined) return { value, isText: false };
  }
  const isTyped = node.plain && branches.some((branch) => isOfType(node.text, branch));
  const isText = !isTyped && branches.some(({ type, const: only }) => type === 'string' || typeof only === 'string');
  const fits = branches.some((branch) => takesText(node.text, branch));
  return { value: fits ? node.text : undefined, isText };
}

function alternatives(schema: SchemaShape): readonly SchemaShape[] {
  return schema.anyOf?.flatMap(alternatives) ?? [schema];
}

function isOfType(text: string, { type }: SchemaShape): boolean {
  if (type === 'integer') return INTEGER.test(text);
  if (type === 'number') return DECIMAL.test(text);
  return type === 'boolean' && /^(true|false)$/.test(text);
}

function typedValue(text: string, schema: SchemaShape): number | boolean | undefined {
  if (!isOfType(text, schema)) return undefined;
  const value = schema.type === 'boolean' ? text === 'true' : Number(text);
  const { const: only, minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = schema;
  if (only !== undefined && only !== value) return undefined;
  return typeof value === 'boolean' || (value >= minimum && value <= maximum) ? value : undefined;
}

function takesText(text: string, { type, const: only, enum: listed, pattern, ...limits }: SchemaShape): boolean {
  if (only !== undefined) return only === text;
  if (listed !== undefined) return listed.includes(text);
  if (type !== undefined && type !== 'string') return false;
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = limits;
  if (text.length < minLength || text.length > maxLength) return false;
  return pattern === undefined || patternOf(pattern).test(text);
}
