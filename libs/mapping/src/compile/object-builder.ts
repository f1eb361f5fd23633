import { codeOf, FunctionText, withCode } from '../source/code.js';
import type { ListOf, ValueOf } from '../source/evaluate.js';
import type { Frame } from '../source/frame.js';
import type { Run } from '../source/run.js';
import { writtenFunction } from '../source/written-function.js';
import { ALWAYS } from './needs.js';

/** A field of an object: what makes it, and the bits of a scope of which one must be there; see SourceLanguage.needs. */
export interface BuiltField {
  readonly name: string;
  readonly value?: ValueOf;
  readonly list?: ListOf;
  /** A list that stands in the object though it is empty. */
  readonly kept: boolean;
  readonly needs: number;
}

/** A field that must have a value, and what says that it has none. */
export interface RequiredField {
  readonly name: string;
  readonly raise: (frame: Frame, run: Run) => void;
}

/** What an object is made of. */
interface ObjectParts {
  readonly fields: readonly BuiltField[];
  readonly required: readonly RequiredField[];
  /** What every such object has, and is no content. */
  readonly constants: Readonly<Record<string, unknown>>;
}

/**
 * One function that makes an object: its fields in one order, so that objects of a kind have one shape, and those of
 * the objects in it written out in it. It is text that is compiled, since nothing else lets property names be
 * constants. Names come from schemas and are quoted. The object is absent when no field has content.
 *
 * @param name for stack traces and profiles
 * @param constants that every such object has, and that are no content
 */
export function objectBuilder(
  fields: readonly BuiltField[],
  required: readonly RequiredField[],
  name: string,
  constants: Readonly<Record<string, unknown>> = {},
): ValueOf {
  const parts: ObjectParts = { fields, required, constants };
  let build: ValueOf | undefined;
  // Most maps that are loaded are never used in a process: they are compiled when they first make something.
  const value: ValueOf = (frame, run) => (build ??= compiled(parts, name))(frame, run);
  return withCode(value, (text) => expressionOf(parts, text));
}

function compiled(parts: ObjectParts, name: string): ValueOf {
  const text = new FunctionText();
  const expression = expressionOf(parts, text);
  const body = ['const tags = frame.tags;', ...text.beginning, text.variables, `return ${expression};`].join('\n');
  return writtenFunction(text, 'build(frame, run)', body, `map-object:${name}`) as ValueOf;
}

function expressionOf({ fields, required, constants }: ObjectParts, text: FunctionText): string {
  const made = fields.map((field) => ({ field, value: text.variable() }));
  const variables = new Map(made.map(({ field, value }) => [field.name, value]));
  const content = made.map(({ field, value }) => (field.kept ? `${value}.length !== 0` : `${value} !== undefined`));
  const properties = [
    ...Object.entries(constants).map(([name, of]) => `${JSON.stringify(name)}: ${JSON.stringify(of)}`),
    ...made.map(({ field, value }) => `${JSON.stringify(field.name)}: ${value}`),
  ];
  const checks = required.map(
    ({ name, raise }) => `${variables.get(name) ?? 'undefined'} === undefined && ${text.constant(raise)}(frame, run)`,
  );
  const object = `{ ${properties.join(', ')} }`;
  const steps = [
    ...guarded(made, ({ field, value }) => fieldCode(field, value, text)),
    `${content.join(' || ') || 'false'} ? (${[...checks, object].join(', ')}) : undefined`,
  ];
  return `(${steps.join(',\n    ')})`;
}

/** A field and the variable that its value is kept in; undefined as long as it is not made. */
interface MadeField {
  readonly field: BuiltField;
  readonly value: string;
}

/** The steps of fields that stand in a row and need the same are passed over with one question. */
function guarded(made: readonly MadeField[], codeOfField: (made: MadeField) => string): string[] {
  const rows: { readonly needs: number; readonly steps: string[] }[] = [];
  for (const one of made) {
    const needs = one.field.kept ? ALWAYS : one.field.needs;
    const last = rows.at(-1);
    if (last?.needs === needs) last.steps.push(codeOfField(one));
    else rows.push({ needs, steps: [codeOfField(one)] });
  }
  return rows.map(({ needs, steps }) => {
    const row = steps.join(',\n    ');
    return needs === ALWAYS ? row : `(tags & ${needs}) !== 0 && (${row})`;
  });
}

function fieldCode({ value: of, list, kept, needs }: BuiltField, value: string, text: FunctionText): string {
  if (of !== undefined) return `${value} = ${codeOf(of, text)}`;
  const fill = `${text.constant(list)}(frame, run, ${value})`;
  const asked = needs === ALWAYS ? '' : `(tags & ${needs}) !== 0 && `;
  if (kept) return `${value} = [], ${asked}(${fill}, 0)`;
  return `${value} = [], ${fill}, ${value}.length === 0 && (${value} = undefined)`;
}
