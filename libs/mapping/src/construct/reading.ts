import { codeOfMethod, withCode } from '../source/code.js';
import type { ValueOf } from '../source/evaluate.js';
import type { Frame } from '../source/frame.js';
import type { Run } from '../source/run.js';
import type { Source } from '../source/source.js';

/** What becomes of a text that was read. */
export type UseText = (text: string, frame: Frame, run: Run) => unknown;

/** Reads the one text that a path leads to and hands it to `use`; undefined when nothing is sent. */
export function reading(source: Source, use: UseText): ValueOf {
  const value: ValueOf = (frame, run) => {
    const text = source.text(frame, run);
    return text === '' ? undefined : use(text, frame, run);
  };
  return withCode(value, (text) => {
    const read = text.variable();
    return `((${read} = ${codeOfMethod(source, 'text', text)}) === '' ? undefined : ${text.constant(use)}(${read}, frame, run))`;
  });
}
