import { nearestName } from '@app/definitions';
import type { Dictionary, SegmentDefinition } from '@app/guide';
import type { SegmentPath, Step } from './path.js';

/** What is wrong with a path in a version of a standard, and what to write instead. */
export interface PathProblem {
  readonly message: string;
  readonly remedy: string;
}

/** Checks that the segments, elements and components that a path names are in the dictionary. */
export function checkPath(path: SegmentPath, dictionary: Dictionary): PathProblem | undefined {
  for (const step of [...path.loops, path.segment]) {
    const problem = checkStep(step, dictionary);
    if (problem !== undefined) return problem;
  }
  for (const test of path.up.flat()) if (test.element > MOST_ELEMENTS) return noElement('A segment', test.element);
  const segment = dictionary.segments.get(path.segment.tag);
  const { element, component } = path;
  if (segment === undefined || element === undefined) return undefined;
  return checkPlace(segment, element.last, component?.last);
}

const MOST_ELEMENTS = 99;

/** `SG25`: a segment group by its number in the directory. */
const GROUP = /^SG\d+$/;

function checkStep(step: Step, dictionary: Dictionary): PathProblem | undefined {
  if (GROUP.test(step.tag)) return undefined;
  const segment = dictionary.segments.get(step.tag);
  if (segment === undefined) return noSegment(step.tag, dictionary);
  for (const { element, component } of step.tests) {
    const problem = checkPlace(segment, element, component === 1 ? undefined : component);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function checkPlace(segment: SegmentDefinition, element: number, component?: number): PathProblem | undefined {
  const use = segment.elements[element - 1]?.element;
  if (use === undefined) return noElement(segment.id, element, segment.elements.length);
  if (component === undefined) return undefined;
  const components = use.kind === 'composite' ? use.components.length : 1;
  if (component <= components) return undefined;
  return {
    message: `${segment.id}${two(element)} has no component ${component}.`,
    remedy: components === 1 ? 'It is a simple element; leave the component out.' : `It has ${components}.`,
  };
}

function noElement(segment: string, element: number, elements: number = MOST_ELEMENTS): PathProblem {
  return { message: `${segment} has no element ${two(element)}.`, remedy: `Its elements are 01 to ${two(elements)}.` };
}

function noSegment(tag: string, { standard, version, segments }: Dictionary): PathProblem {
  const near = nearestName(tag, [...segments.keys()]);
  return {
    message: `There is no segment ${tag} in the dictionary of ${standard} ${version}.`,
    remedy: near === undefined ? `Add it to ${standard}/${version}/dictionary.yaml.` : `Did you mean ${near}?`,
  };
}

const two = (number: number): string => String(number).padStart(2, '0');
