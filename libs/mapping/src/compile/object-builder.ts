import { compileFunction } from 'node:vm';
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
  const made = text.variable();
  const full = text.variable();
  const value = text.variable();
  const begin = text.constant(beginner([...Object.keys(constants), ...fields.map(({ name }) => name)]));
  const steps = [
    `${made} = new ${begin}(false)`,
    `${full} = false`,
    ...Object.entries(constants).map(([name, of]) => `${made}[${JSON.stringify(name)}] = ${JSON.stringify(of)}`),
    ...guarded(fields, (field) => fieldCode(field, made, full, value, text)),
    `${full} ? (${[...required.map((field) => requiredCode(field, made, text)), made].join(', ')}) : undefined`,
  ];
  return `(${steps.join(',\n    ')})`;
}

/** Makes the empty object. Its assignments never run: they tell the engine how many properties to make room for. */
function beginner(names: readonly string[]): unknown {
  const room = names.map((name) => `this[${JSON.stringify(name)}] = 0;`).join(' ');
  const source = `function Made(all) { if (all) { ${room} } }\nMade.prototype = Object.prototype;\nreturn Made;`;
  return (compileFunction(source, []) as () => unknown)();
}

function requiredCode({ name, raise }: RequiredField, made: string, text: FunctionText): string {
  return `${made}[${JSON.stringify(name)}] === undefined && ${text.constant(raise)}(frame, run)`;
}

/** The steps of fields that stand in a row and need the same are passed over with one question. */
function guarded(fields: readonly BuiltField[], codeOfField: (field: BuiltField) => string): string[] {
  const rows: { readonly needs: number; readonly steps: string[] }[] = [];
  for (const field of fields) {
    const needs = field.kept ? ALWAYS : field.needs;
    const last = rows.at(-1);
    if (last?.needs === needs) last.steps.push(codeOfField(field));
    else rows.push({ needs, steps: [codeOfField(field)] });
  }
  return rows.map(({ needs, steps }) => {
    const row = steps.join(',\n    ');
    return needs === ALWAYS ? row : `(tags & ${needs}) !== 0 && (${row})`;
  });
}

function fieldCode(field: BuiltField, made: string, full: string, value: string, text: FunctionText): string {
  const { name, value: of, list, kept, needs } = field;
  const property = `${made}[${JSON.stringify(name)}]`;
  if (of !== undefined) {
    return `(${value} = ${codeOf(of, text)}) !== undefined && (${property} = ${value}, ${full} = true)`;
  }
  const fill = `${text.constant(list)}(frame, run, ${value})`;
  const isFull = `${value}.length !== 0`;
  const asked = needs === ALWAYS ? '' : `(tags & ${needs}) !== 0 && `;
  if (kept) return `${property} = ${value} = [], ${asked}(${fill}, 0), ${isFull} && (${full} = true)`;
  return `(${value} = [], ${fill}, ${isFull}) && (${property} = ${value}, ${full} = true)`;
}
