import type { Segment } from '@app/interchange';
import type { Test } from './path.js';

export type Accepts = (segment: Segment) => boolean;

/** One function for the tests of a step; undefined where there are none. */
export function compileTests(tests: readonly Test[]): Accepts | undefined {
  const compiled = tests.map(compileTest);
  const [first, second] = compiled;
  if (second === undefined) return first;
  return (segment) => compiled.every((accepts) => accepts(segment));
}

function compileTest({ element, component, is, values }: Test): Accepts {
  const [only] = values;
  if (is === 'sent') return (segment) => segment.value(element, component) !== '';
  if (is === 'not-sent') return (segment) => segment.value(element, component) === '';
  if (values.length === 1) {
    return is === 'one-of'
      ? (segment) => segment.value(element, component) === only
      : (segment) => segment.value(element, component) !== only;
  }
  const set = new Set(values);
  return is === 'one-of'
    ? (segment) => set.has(segment.value(element, component))
    : (segment) => !set.has(segment.value(element, component));
}
