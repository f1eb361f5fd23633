import type { Segment } from '@app/interchange';
import type { Shape } from '../definition/shape.js';
import type { Frame } from '../engine/frame.js';
import type { FieldPlace, Run } from '../engine/run.js';
import type { ValueOf } from '../engine/evaluate.js';
import type { Source, ValuePlace } from '../path/source.js';
import { reading } from './reading.js';

/** Why a field cannot hold a text; undefined when it can. */
type Objection = (text: string) => string | undefined;

/** Hands a text on when the field can hold it; else it is a failure of the field. */
export type FitText = (text: string, frame: Frame, run: Run, place: ValuePlace | undefined) => string | undefined;

/**
 * Checks text against what the schema says of a field: a pattern (a currency, a country) or a choice. Undefined where
 * every text fits.
 */
export function fittingText(shape: Shape, field: FieldPlace): FitText | undefined {
  const objection = objectionOf(shape);
  if (objection === undefined) return undefined;
  return (text, frame, run, place) => {
    const problem = objection(text);
    if (problem === undefined) return text;
    run.raise('invalidField', field, frame, place, { with: { problem }, value: text });
    return undefined;
  };
}

/** Reads a text for a field, once `use` has had its way with it. */
export function readingText(
  source: Source,
  shape: Shape,
  field: FieldPlace,
  use: (text: string, segment: Segment, frame: Frame, run: Run) => string | undefined = (text) => text,
): ValueOf {
  const fit = fittingText(shape, field);
  if (fit === undefined) return reading(source, field, use);
  return reading(source, field, (text, segment, frame, run) => {
    const used = use(text, segment, frame, run);
    return used === undefined ? undefined : fit(used, frame, run, source.place(segment, frame));
  });
}

function objectionOf({ enum: choices, pattern, description }: Shape): Objection | undefined {
  if (choices !== undefined) {
    return (text) => (choices.includes(text) ? undefined : `"${text}" is none of ${choices.join(', ')}`);
  }
  if (pattern === undefined) return undefined;
  const form = new RegExp(pattern);
  return (text) => (form.test(text) ? undefined : `"${text}" is not of the form: ${description ?? pattern}`);
}
