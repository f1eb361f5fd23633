import { compileFunction } from 'node:vm';
import type { ListOf, ValueOf } from '../source/evaluate.js';
import type { Frame } from '../source/frame.js';
import type { Run } from '../source/run.js';
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

/**
 * One function that makes an object: its fields in one order, so that objects of a kind have one shape, and each in a
 * line of its own, so that the engine knows which function makes it. It is text that is compiled, since nothing else
 * lets property names be constants. Names come from schemas and are quoted. The object is absent when no field has
 * content.
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
  const makers = fields.map(({ value, list }) => value ?? list);
  const raises = required.map(({ raise }) => raise);
  const source = sourceOf(fields, required, constants);
  let build: ValueOf | undefined;
  // Most maps that are loaded are never used in a process: they are compiled when they first make something.
  return (frame, run) => (build ??= compiled(source, name, makers, raises))(frame, run);
}

function compiled(source: string, name: string, makers: unknown, raises: unknown): ValueOf {
  const factory = compileFunction(source, ['makers', 'raises'], { filename: `map-object:${name}` });
  return (factory as (makers: unknown, raises: unknown) => ValueOf)(makers, raises);
}

function sourceOf(
  fields: readonly BuiltField[],
  required: readonly RequiredField[],
  constants: Readonly<Record<string, unknown>>,
): string {
  const body = [
    'const made = new Made(false); const tags = frame.tags; let full = false; let value;',
    ...Object.entries(constants).map(([name, value]) => `made[${JSON.stringify(name)}] = ${JSON.stringify(value)};`),
    ...fields.map((field, index) => lineOf(field, `make${index}`)),
    'if (!full) return undefined;',
    ...required.map(
      (field, index) => `if (made[${JSON.stringify(field.name)}] === undefined) raise${index}(frame, run);`,
    ),
    'return made;',
  ];
  const names = [...Object.keys(constants), ...fields.map(({ name }) => name)];
  return [
    // Never run: it tells the engine how many properties to make room for.
    `function Made(all) { if (all) { ${names.map((name) => `this[${JSON.stringify(name)}] = 0;`).join(' ')} } }`,
    'Made.prototype = Object.prototype;',
    ...fields.map((_, index) => `const make${index} = makers[${index}];`),
    ...required.map((_, index) => `const raise${index} = raises[${index}];`),
    `return function build(frame, run) {\n  ${body.join('\n  ')}\n};`,
  ].join('\n');
}

function lineOf({ name, list, kept, needs }: BuiltField, make: string): string {
  const property = `made[${JSON.stringify(name)}]`;
  const asked = needs === ALWAYS ? '' : `(tags & ${needs}) !== 0`;
  if (list === undefined) {
    const holds = [asked, `(value = ${make}(frame, run)) !== undefined`].filter((each) => each !== '').join(' && ');
    return `if (${holds}) { ${property} = value; full = true; }`;
  }
  const when = asked === '' ? '' : `if (${asked}) `;
  if (kept) {
    return `value = ${property} = []; ${when}${make}(frame, run, value); if (value.length !== 0) full = true;`;
  }
  return `${when}{ value = []; ${make}(frame, run, value); if (value.length !== 0) { ${property} = value; full = true; } }`;
}
