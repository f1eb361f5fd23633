import type { Segment } from '@app/interchange';
import type { Test } from './path.js';

/** Whether a segment passes the tests of a step; no segment passes none. */
export type Accepts = (segment: Segment | undefined) => boolean;

/** One function for the tests of a step; undefined where there are none. */
export function compileTests(tests: readonly Test[]): Accepts | undefined {
  const compiled = tests.map(compileTest);
  const [first, second] = compiled;
  if (second === undefined) return first;
  return (segment) => compiled.every((accepts) => accepts(segment));
}

function compileTest({ element, component, is, values }: Test): Accepts {
  const [only] = values;
  switch (is) {
    case 'sent':
      return (segment) => segment !== undefined && segment.value(element, component) !== '';
    case 'not-sent':
      return (segment) => segment?.value(element, component) === '';
    case 'one-of': {
      if (values.length === 1) return (segment) => segment?.value(element, component) === only;
      const set = new Set(values);
      return (segment) => segment !== undefined && set.has(segment.value(element, component));
    }
    case 'none-of': {
      const set = new Set(values);
      return (segment) => segment !== undefined && !set.has(segment.value(element, component));
    }
  }
}
