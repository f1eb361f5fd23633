import type { Frame } from './frame.js';
import type { Run } from './run.js';

/** Makes the value of a field; undefined: the field is absent. */
export type ValueOf = (frame: Frame, run: Run) => unknown;

/** Makes the items of a list, appended to `out`. */
export type ListOf = (frame: Frame, run: Run, out: unknown[]) => void;

/** Whether something holds at a scope. */
export type Condition = (frame: Frame, run: Run) => boolean;
