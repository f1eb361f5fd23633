import type { Own } from './code.js';
import { codeOf, FunctionText, hasCode } from './code.js';
import type { ListOf } from './evaluate.js';
import type { Source, Walk } from './source.js';
import { writtenFunction } from './written-function.js';

/**
 * The text of a loop over what a source leads to from the frame `around`: it makes `frame` for each, then comes
 * `body`. `index` is the expression of its place in the list.
 */
export interface Loop {
  readonly own: Own;
  readonly write: (text: FunctionText, index: string, body: string) => string;
}

const LOOPS = new WeakMap<object, Loop>();

/** The same function, with the text of its loop. */
export function withLoop<T extends object>(each: T, loop: Loop): T {
  LOOPS.set(each, loop);
  return each;
}

/** Goes through what a source leads to; in a function of its own, where loop and items can be written out. */
export function listOf(source: Source | Walk, make: ListOf, numbered: boolean): ListOf {
  const loop = loopOf(source);
  if (loop === undefined || !hasCode(make)) return (frame, run, out) => source.each(frame, run, make, out, numbered);
  let list: ListOf | undefined;
  return (frame, run, out) => (list ??= compiled(loop, make, numbered))(frame, run, out);
}

function loopOf({ each }: { readonly each: object }): Loop | undefined {
  return LOOPS.get(each);
}

function compiled(loop: Loop, make: ListOf, numbered: boolean): ListOf {
  const text = new FunctionText(loop.own);
  const made = codeOf(make, text);
  const body = ['const tags = frame.tags;', ...text.beginning, text.variables, `${made};`].join('\n');
  const written = loop.write(text, numbered ? 'out.length' : '-1', body);
  return writtenFunction(text, 'list(around, run, out)', written, 'map-list') as ListOf;
}
