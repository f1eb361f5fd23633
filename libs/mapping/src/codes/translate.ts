import type { Frame } from '../engine/frame.js';
import type { FieldPlace, Run } from '../engine/run.js';
import type { ValuePlace } from '../path/source.js';
import type { CodeTable } from './code-table.js';

const FAILURE = { fail: 'unknownCode', hold: 'heldCode', pass: 'passedCode', omit: 'omittedCode' } as const;

/** Translates a code; what the table does not list goes by its policy. Undefined: the field is absent. */
export function translate(
  text: string,
  table: CodeTable,
  field: FieldPlace,
  frame: Frame,
  run: Run,
  place: ValuePlace,
): string | undefined {
  const known = table.codes.get(text);
  if (known !== undefined) return known;
  const quiet = table.silent && (table.unmapped === 'pass' || table.unmapped === 'omit');
  if (!quiet)
    run.raise(FAILURE[table.unmapped], field, frame, place, { with: { text, table: table.name }, value: text });
  return table.unmapped === 'pass' ? text : undefined;
}
