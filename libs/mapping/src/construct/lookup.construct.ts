import type { ValueConstruct } from '../compile/construct.js';
import { fittingText } from './fitting-text.js';
import { reading } from './reading.js';

/** `lookup: TABLE`, `key: PATH`: what the partner's data says for a value; absent when it says nothing. */
export const lookup: ValueConstruct = {
  beside: ['key'],
  makes: ['text'],
  compile(construct, site, compiler) {
    const { lookup: table, key = '' } = construct;
    const source = compiler.source(compiler.inner(site, 'key', key));
    if (typeof table !== 'string' || source === undefined) return undefined;
    const field = compiler.place(site);
    const fit = fittingText(site.shape, field);
    return reading(source, field, (text, segment, frame, run) => {
      const found = run.lookups?.find?.(table, text);
      return found === undefined ? undefined : fit(found, frame, run, () => source.place(segment, frame));
    });
  },
};
