import { CodeSet } from './code.set.js';
import type { Discriminator } from './tree.js';

/** `1`, `0..5`, `0..*`; a bare count is both least and most. */
export function parseRepeat(repeat: number | string): { min: number; max: number } {
  if (typeof repeat === 'number') return { min: repeat, max: repeat };
  const [min = '0', max = '*'] = repeat.split('..');
  return { min: Number(min), max: max === '*' ? Number.POSITIVE_INFINITY : Number(max) };
}

/** `N1`, `N1(01=BY|ST)`, `DTM(01.1=137)`. */
export function parseName(text: string): { name: string; test: Discriminator | undefined } {
  const match = /^([A-Z][A-Z0-9]*)(?:\((\d\d)(?:\.(\d))?=([^()]+)\))?$/.exec(text);
  const [, name = text, place, component, codes] = match ?? [];
  if (place === undefined || codes === undefined) return { name, test: undefined };
  const listed = codes.split('|');
  const test = { place: Number(place), component: Number(component ?? 1), codes: new Set(listed) };
  return { name, test: { ...test, set: new CodeSet(listed), text: text.slice(name.length + 1, -1) } };
}

/** `PO1/N1(01=ST).02.1`: the id of a use, and the element and component in it, if any. */
export function parseUsePath(path: string): { use: string; place?: number; component?: number } {
  const match = /^((?:[^.(]|\([^()]*\))+)(?:\.(\d\d))?(?:\.(\d{1,2}))?$/.exec(path);
  const [, use = path, place, component] = match ?? [];
  return {
    use,
    ...(place === undefined ? {} : { place: Number(place) }),
    ...(component === undefined ? {} : { component: Number(component) }),
  };
}
