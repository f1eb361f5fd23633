import type { Segment } from '@app/interchange';
import type { Frame } from '../engine/frame.js';
import type { FieldPlace, Run } from '../engine/run.js';
import type { Source } from '../path/source.js';
import type { CodeTable } from './code-table.js';

const FAILURE = { fail: 'unknownCode', hold: 'heldCode', pass: 'passedCode', omit: 'omittedCode' } as const;

/** Translates a code; what the table does not list goes by its policy. Undefined: the field is absent. */
export type Translate = (text: string, segment: Segment, frame: Frame, run: Run) => string | undefined;

/** @param source of the code, for failures */
export function translator(table: CodeTable, field: FieldPlace, source: Source): Translate {
  const { codes, unmapped, silent } = table;
  const passes = unmapped === 'pass';
  const quiet = silent && (passes || unmapped === 'omit');
  return (text, segment, frame, run) => {
    const known = codes.get(text);
    if (known !== undefined) return known;
    if (!quiet) {
      const options = { with: { text, table: table.name }, value: text };
      run.raise(FAILURE[unmapped], field, frame, source.place(segment, frame), options);
    }
    return passes ? text : undefined;
  };
}
