import { TagMap } from '@app/interchange';
import type { Frame } from '../source/frame.js';
import type { FieldPlace, Run } from '../source/run.js';
import type { Source } from '../source/source.js';
import type { CodeTable } from './code-table.js';

const FAILURE = { fail: 'unknownCode', hold: 'heldCode', pass: 'passedCode', omit: 'omittedCode' } as const;

/** Translates a code; what the table does not list goes by its policy. Undefined: the field is absent. */
export type Translate = (text: string, frame: Frame, run: Run) => string | undefined;

/** @param source of the code, for failures */
export function translator(table: CodeTable, field: FieldPlace, source: Source): Translate {
  const { unmapped, silent } = table;
  const passes = unmapped === 'pass';
  const quiet = silent && (passes || unmapped === 'omit');
  // Lines repeat their codes: the last one is not looked up again.
  let lastText = '';
  let last: string | undefined;
  let codes: TagMap<string> | undefined;
  return (text, frame, run) => {
    if (text === lastText) return last;
    const known = (codes ??= numbered(table)).ofTag(text);
    if (known !== undefined) {
      lastText = text;
      last = known;
      return known;
    }
    if (!quiet) {
      const options = { with: { text, table: table.name }, value: text };
      run.raise(FAILURE[unmapped], field, frame, source.places(frame, run)[0], options);
    }
    return passes ? text : undefined;
  };
}

const NUMBERED = new WeakMap<CodeTable, TagMap<string>>();

/** The codes of a table by number, for most are short; made when the first is looked up, once for all fields. */
function numbered(table: CodeTable): TagMap<string> {
  const known = NUMBERED.get(table) ?? new TagMap(table.codes);
  NUMBERED.set(table, known);
  return known;
}
