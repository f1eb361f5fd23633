import type { Shape } from '../definition/shape.js';
import { codeOfMethod, withCode } from '../source/code.js';
import type { ValueOf } from '../source/evaluate.js';
import type { Frame, Place } from '../source/frame.js';
import type { FieldPlace, Run } from '../source/run.js';
import type { Source } from '../source/source.js';
import { reading } from './reading.js';

/** Why a field cannot hold a text; undefined when it can. */
type Objection = (text: string) => string | undefined;

/** Hands a text on when the field can hold it; else it is a failure of the field. */
export type FitText = (text: string, frame: Frame, run: Run) => string | undefined;

/** Where the value stands that does not fit. */
type PlaceOf = (frame: Frame, run: Run) => Place | undefined;

/**
 * Checks text against what the schema says of a field: a pattern (a currency, a country) or a choice. Undefined where
 * every text fits.
 */
export function fittingText(shape: Shape, field: FieldPlace, placeOf: PlaceOf = () => undefined): FitText | undefined {
  const objection = objectionOf(shape);
  if (objection === undefined) return undefined;
  return (text, frame, run) => {
    const problem = objection(text);
    if (problem === undefined) return text;
    run.raise('invalidField', field, frame, placeOf(frame, run), { with: { problem }, value: text });
    return undefined;
  };
}

/** Reads a text for a field, once `use` has had its way with it. */
export function readingText(
  source: Source,
  shape: Shape,
  field: FieldPlace,
  use?: (text: string, frame: Frame, run: Run) => string | undefined,
): ValueOf {
  const fit = fittingText(shape, field, (frame, run) => source.places(frame, run)[0]);
  if (fit === undefined) {
    return use === undefined ? plainText(source) : reading(source, use);
  }
  if (use === undefined) return reading(source, fit);
  return reading(source, (text, frame, run) => {
    const used = use(text, frame, run);
    return used === undefined ? undefined : fit(used, frame, run);
  });
}

function plainText(source: Source): ValueOf {
  const value: ValueOf = (frame, run) => source.text(frame, run) || undefined;
  return withCode(value, (text) => `(${codeOfMethod(source, 'text', text)} || undefined)`);
}

function objectionOf({ enum: choices, pattern, description }: Shape): Objection | undefined {
  if (choices !== undefined) {
    return (text) => (choices.includes(text) ? undefined : `"${text}" is none of ${choices.join(', ')}`);
  }
  if (pattern === undefined) return undefined;
  const form = new RegExp(pattern);
  return (text) => (form.test(text) ? undefined : `"${text}" is not of the form: ${description ?? pattern}`);
}
