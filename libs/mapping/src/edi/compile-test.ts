import type { Segment } from '@app/interchange';
import type { Test } from './path.js';
import { isText, LONG, numberAt, numberOf } from './segment.bytes.js';

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
  switch (is) {
    case 'sent':
      return (segment) => !isText(segment, element, component, '');
    case 'not-sent':
      return (segment) => isText(segment, element, component, '');
    case 'one-of':
      return oneOf(element, component, values);
    case 'none-of': {
      const listed = oneOf(element, component, values);
      return (segment) => !listed(segment);
    }
  }
}

function oneOf(element: number, component: number, values: readonly string[]): Accepts {
  const numbers = values.map(numberOf);
  if (numbers.includes(LONG)) return (segment) => values.some((value) => isText(segment, element, component, value));
  const [first = LONG] = numbers;
  if (values.length === 1) return (segment) => numberAt(segment, element, component) === first;
  const set = new Set(numbers);
  return (segment) => set.has(numberAt(segment, element, component));
}
