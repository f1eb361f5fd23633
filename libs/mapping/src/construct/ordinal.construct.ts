import type { ValueConstruct } from '../compile/construct.js';
import { tasteOf } from '../definition/shape.js';
import type { Frame } from '../source/frame.js';

/** `ordinal: PO1`: the place of the item in its list, from 1. */
export const ordinal: ValueConstruct = {
  beside: [],
  makes: ['integer', 'text'],
  compile(_, site) {
    if (tasteOf(site.shape) === 'text') return (frame) => String(placeOf(frame) + 1);
    return (frame) => placeOf(frame) + 1;
  },
};

function placeOf(frame: Frame): number {
  let at: Frame | undefined = frame;
  while (at !== undefined && at.index < 0) at = at.parent;
  return at?.index ?? 0;
}
