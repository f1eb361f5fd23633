import type { ListOf } from './evaluate.js';
import type { FieldPlace } from './field-place.js';
import type { Frame } from './frame.js';
import type { Run } from './run.js';
import type { Source, Walk } from './source.js';

/** The same source, telling the run's trace what it reads. */
export function traced(source: Source, field: FieldPlace): Source {
  const test = (frame: Frame, run: Run): void => void run.trace?.consulted.push(...source.tested(frame, run));
  return {
    entered: source.entered,
    text(frame, run) {
      const text = source.text(frame, run);
      test(frame, run);
      if (text !== '') run.trace?.read(field, frame, source.places(frame, run).slice(0, 1));
      return text;
    },
    texts(frame, run) {
      test(frame, run);
      run.trace?.read(field, frame, source.places(frame, run));
      return source.texts(frame, run);
    },
    count(frame, run) {
      test(frame, run);
      return source.count(frame, run);
    },
    isSent(frame, run) {
      test(frame, run);
      run.trace?.consulted.push(...source.places(frame, run));
      return source.isSent(frame, run);
    },
    each(frame, run, make, out, numbered) {
      test(frame, run);
      source.each(frame, run, make, out, numbered);
    },
    enter(frame, run) {
      test(frame, run);
      return source.enter(frame, run);
    },
    places: (frame, run) => source.places(frame, run),
    tested: (frame, run) => source.tested(frame, run),
  };
}

/** As `traced`, of runs of pairs: their qualifiers are read as `$1`. */
export function tracedWalk(walk: Walk): Walk {
  return {
    entered: walk.entered,
    tested: (frame, run) => walk.tested(frame, run),
    each(frame: Frame, run: Run, make: ListOf, out: unknown[], numbered: boolean) {
      run.trace?.consulted.push(...walk.tested(frame, run));
      walk.each(frame, run, make, out, numbered);
    },
  };
}
