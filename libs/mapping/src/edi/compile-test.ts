import type { Segment } from '@app/interchange';
import type { Test } from './path.js';

/** Whether a segment passes the tests of a step. */
export type Accepts = (segment: Segment) => boolean;

/** One function for the tests of a step; undefined where there are none. */
export function compileTests(tests: readonly Test[]): Accepts | undefined {
  const compiled = tests.map(compileTest);
  const [first, second] = compiled;
  if (first === undefined || second === undefined) return first;
  if (compiled.length === 2) return (segment) => first(segment) && second(segment);
  return (segment) => compiled.every((accepts) => accepts(segment));
}

function compileTest({ element, component, is, values }: Test): Accepts {
  const [only] = values;
  const set = new Set(values);
  switch (is) {
    case 'sent':
      return (segment) => segment.value(element, component) !== '';
    case 'not-sent':
      return (segment) => segment.value(element, component) === '';
    case 'one-of':
      if (values.length === 1) return (segment) => segment.value(element, component) === only;
      return (segment) => set.has(segment.value(element, component));
    case 'none-of':
      return (segment) => !set.has(segment.value(element, component));
  }
}
