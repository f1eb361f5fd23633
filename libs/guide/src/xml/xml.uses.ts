import type { Place } from '@app/definitions';
import type { GuideUse } from '../guide.js';
import type { ElementRule, ValueRule } from './xml.rules.js';

type PlaceOf = (path: readonly string[]) => Place;

/** What a guide of XML says of each element and attribute, in its order: `cac:OrderLine/cac:LineItem`, `cbc:Quantity/@unitCode`. */
export function usesOfXml(root: ElementRule, placeOf: PlaceOf): GuideUse[] {
  return inElement(root, [], [], placeOf);
}

/** @param names from the root @param keys of the element in its file */
function inElement(
  { attributes, elements }: ElementRule,
  names: readonly string[],
  keys: readonly string[],
  placeOf: PlaceOf,
): GuideUse[] {
  const own = attributes.map(({ name, required, value }): GuideUse => ({
    path: [...names, `@${name}`].join('/'),
    kind: 'element',
    name: wordsOf(value),
    usage: required ? 'required' : 'optional',
    min: required ? 1 : 0,
    max: 1,
    ...codesOf(value),
    rules: [],
    place: placeOf([...keys, 'attributes', name]),
  }));
  const inner = elements.flatMap((element) => {
    const path = [...names, element.name];
    const at = [...keys, 'elements', element.name];
    return [useOf(element, path, placeOf(at)), ...inElement(element, path, at, placeOf)];
  });
  return [...own, ...inner];
}

function useOf({ min, max, value, elements }: ElementRule, names: readonly string[], place: Place): GuideUse {
  return {
    path: names.join('/'),
    kind: elements.length > 0 ? 'loop' : 'segment',
    name: value === undefined ? '' : wordsOf(value),
    usage: max === 0 ? 'not-used' : min > 0 ? 'required' : 'optional',
    min,
    max,
    ...(value === undefined ? {} : codesOf(value)),
    rules: [],
    place,
  };
}

function wordsOf({ type, max }: ValueRule): string {
  return Number.isFinite(max) ? `${type}, ${max} characters at most` : type;
}

function codesOf({ codes }: ValueRule): Pick<GuideUse, 'codes'> {
  return codes === undefined ? {} : { codes: [...codes] };
}
