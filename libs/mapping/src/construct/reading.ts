import type { Frame } from '../engine/frame.js';
import type { FieldPlace, Run } from '../engine/run.js';
import type { Segment } from '@app/interchange';
import type { Source } from '../path/source.js';

/** Text at a path, and the segment that it was read from. */
export type ReadText = (frame: Frame, run: Run, use: (text: string, segment: Segment) => unknown) => unknown;

/** Reads the one text that a path leads to and hands it to `use`; undefined when nothing is sent. */
export function reading(source: Source, field: FieldPlace): ReadText {
  return (frame, run, use) => {
    const segment = source.segment(frame, run);
    if (segment === undefined) return undefined;
    const text = source.text(segment, frame);
    if (text === '') return undefined;
    if (run.readings !== undefined) {
      const { element, component } = source.place(segment, frame);
      run.note(field, frame, segment, element, component);
    }
    return use(text, segment);
  };
}
