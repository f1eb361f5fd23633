import type { Shape } from '../definition/shape.js';
import type { Frame } from '../engine/frame.js';
import type { FieldPlace, Run } from '../engine/run.js';
import type { ValuePlace } from '../path/source.js';

/** Why a field cannot hold a text; undefined when it can. */
type Objection = (text: string) => string | undefined;

/** Hands a text on when the field can hold it; else it is a failure of the field. */
export type FitText = (text: string, frame: Frame, run: Run, place: () => ValuePlace | undefined) => string | undefined;

/** Checks text against what the schema says of a field: a pattern (a currency, a country) or a choice. */
export function fittingText(shape: Shape, field: FieldPlace): FitText {
  const objection = objectionOf(shape);
  if (objection === undefined) return (text) => text;
  return (text, frame, run, place) => {
    const problem = objection(text);
    if (problem === undefined) return text;
    run.raise('invalidField', field, frame, place(), { with: { problem }, value: text });
    return undefined;
  };
}

function objectionOf({ enum: choices, pattern, description }: Shape): Objection | undefined {
  if (choices !== undefined) {
    return (text) => (choices.includes(text) ? undefined : `"${text}" is none of ${choices.join(', ')}`);
  }
  if (pattern === undefined) return undefined;
  const form = new RegExp(pattern);
  return (text) => (form.test(text) ? undefined : `"${text}" is not of the form: ${description ?? pattern}`);
}
