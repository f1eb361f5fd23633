import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { Convert } from 'typebox/value';
import { problem } from './problem.js';

/** What is wrong with one member of a query string or a body. */
export interface MemberError {
  /** JSON pointer. */
  readonly path: string;
  readonly message: string;
}

interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: object;
  readonly message: string;
}

/**
 * Checks a query string, a path parameter or a JSON body against a TypeBox schema and hands it on, the numbers of a query
 * string converted. Throws a 400 problem with all `errors`.
 *
 * @example list(@Query(new SchemaPipe(OrdersQuery)) query: Static<typeof OrdersQuery>)
 */
export class SchemaPipe<T extends TSchema> implements PipeTransform<unknown, Static<T>> {
  private readonly validator;

  constructor(private readonly schema: T) {
    this.validator = Compile(schema);
  }

  transform(value: unknown, { type }: Pick<ArgumentMetadata, 'type'>): Static<T> {
    const converted: unknown = type === 'body' ? value : Convert(this.schema, { ...(value as object) });
    if (this.validator.Check(converted)) return converted;
    const errors = memberErrors(this.validator.Errors(converted));
    const [first] = errors;
    throw problem(
      400,
      type === 'body' ? 'Bad body' : 'Bad parameter',
      first === undefined ? 'The request is not of the form asked for.' : `${subject(first.path)} ${first.message}.`,
      { errors },
    );
  }
}

function subject(path: string): string {
  return path === '' ? 'The body' : path.slice(1);
}

/** One error a member, in plain words; the schema compiler's own report names schemas and says things twice. */
function memberErrors(errors: readonly SchemaError[]): readonly MemberError[] {
  const byPath = new Map<string, string>();
  for (const error of errors) {
    for (const [path, message] of inPlainWords(error, errors)) if (!byPath.has(path)) byPath.set(path, message);
  }
  return [...byPath].map(([path, message]) => ({ path, message }));
}

function inPlainWords(error: SchemaError, all: readonly SchemaError[]): readonly (readonly [string, string])[] {
  const { keyword, instancePath, params, message } = error;
  const { additionalProperties, requiredProperties, allowedValues } = params as Record<string, unknown[] | undefined>;
  switch (keyword) {
    case 'additionalProperties':
      return (additionalProperties ?? []).map((name) => [`${instancePath}/${String(name)}`, 'is not known here']);
    case 'required':
      return (requiredProperties ?? []).map((name) => [`${instancePath}/${String(name)}`, 'is missing']);
    case 'boolean':
    case 'anyOf':
      return [];
    case 'const':
      return [[instancePath, `must be ${constants(instancePath, all).join(' or ')}`]];
    case 'enum':
      return [[instancePath, `must be ${(allowedValues ?? []).join(' or ')}`]];
    default:
      return [[instancePath, message]];
  }
}

function constants(path: string, all: readonly SchemaError[]): readonly string[] {
  return all
    .filter(({ keyword, instancePath }) => keyword === 'const' && instancePath === path)
    .map(({ params }) => String((params as { allowedValue?: unknown }).allowedValue));
}
