import type { Composite, DataElement, Dictionary, SegmentDefinition } from '@app/guide';
import { nearestName } from '@app/definitions';
import { PathError } from '../source/language.js';

/** One place of a segment that takes a value. */
export interface Slot {
  /** From 1. */
  readonly element: number;
  /** From 1; 0 of a simple element. */
  readonly component: number;
  readonly definition: DataElement;
  /** Of the composite that it is in. */
  readonly composite: Composite | undefined;
}

const KEY = /^(\d{1,2})(?:-(\d{1,2}))?(?:\.(\d{1,2})(?:-(\d{1,2}))?)?$/;

/** Whether a key names several places: `06-25`, `05.1-4`. */
export function isRange(key: string): boolean {
  return key.includes('-');
}

/** The segment of a tag. Throws a PathError where the dictionary or the guide does not have it. */
export function segmentOf(tag: string, dictionary: Dictionary, tags: ReadonlySet<string>): SegmentDefinition {
  const definition = dictionary.segments.get(tag);
  if (definition !== undefined && tags.has(tag)) return definition;
  const near = nearestName(tag, [...tags]);
  throw new PathError(
    `There is no segment ${tag} in the guide.`,
    near === undefined ? `It has: ${[...tags].join(', ')}.` : `Did you mean ${near}?`,
  );
}

/**
 * The places that a key names: `04`, `01.2`, elements `06-25`, components `05.1-4`. Of a composite without a component
 * the first; of composites in a range every one. Throws a PathError where the dictionary has none of it.
 */
export function slotsOf(key: string, { id, elements }: SegmentDefinition): Slot[] {
  const parts = KEY.exec(key);
  if (parts === null) throw new PathError(`"${key}" is no element.`, 'Write it like 04, 01.2, 06-25 or 05.1-4.');
  const [from = 0, to, component, last] = parts.slice(1).map((text) => (text === undefined ? undefined : Number(text)));
  if ((to ?? from) > elements.length || from === 0)
    throw new PathError(`${id} has no element ${key}.`, `Its elements are 01 to ${two(elements.length)}.`);
  const slots: Slot[] = [];
  for (let at = from; at <= (to ?? from); at++) slots.push(...slotsOfElement(key, id, at, elements, component, last));
  return slots;
}

function slotsOfElement(
  key: string,
  id: string,
  at: number,
  elements: SegmentDefinition['elements'],
  component: number | undefined,
  last: number | undefined,
): Slot[] {
  const element = elements[at - 1]?.element;
  if (element === undefined) return [];
  const name = `${id}${two(at)}`;
  if (element.kind === 'element') {
    if (component === undefined) return [{ element: at, component: 0, definition: element, composite: undefined }];
    throw new PathError(`${name} has no component ${component}.`, 'It is a simple element; leave the component out.');
  }
  const { components } = element;
  const slots = components.map(({ element: definition }, index): Slot => {
    return { element: at, component: index + 1, definition, composite: element };
  });
  if (component === undefined) return isRange(key) ? slots : slots.slice(0, 1);
  if ((last ?? component) <= components.length && component > 0) return slots.slice(component - 1, last ?? component);
  throw new PathError(
    `${name} has no component ${last ?? component}.`,
    `Its components are 1 to ${components.length}.`,
  );
}

/** `04`, `01.2` */
export function slotKey({ element, component }: Pick<Slot, 'element' | 'component'>): string {
  return component === 0 ? two(element) : `${two(element)}.${component}`;
}

function two(position: number): string {
  return String(position).padStart(2, '0');
}
