import type { Segment } from '@app/interchange';
import type { ValueOf } from '../engine/evaluate.js';
import type { Frame } from '../engine/frame.js';
import type { FieldPlace, Run } from '../engine/run.js';
import type { Source } from '../path/source.js';

/** What becomes of a text that was read. */
export type UseText = (text: string, segment: Segment, frame: Frame, run: Run) => unknown;

/** Reads the one text that a path leads to and hands it to `use`; undefined when nothing is sent. */
export function reading(source: Source, field: FieldPlace, use: UseText): ValueOf {
  return (frame, run) => {
    const segment = source.segment(frame, run);
    if (segment === undefined) return undefined;
    const text = source.text(segment, frame);
    if (text === '') return undefined;
    if (run.readings !== undefined) {
      const { element, component } = source.place(segment, frame);
      run.note(field, frame, segment, element, component);
    }
    return use(text, segment, frame, run);
  };
}
