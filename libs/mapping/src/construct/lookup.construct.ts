import type { ValueConstruct } from '../compile/construct.js';
import { readingText } from './fitting-text.js';

/** `lookup: TABLE`, `key: PATH`: what the partner's data says for a value; absent when it says nothing. */
export const lookup: ValueConstruct = {
  beside: ['key'],
  makes: ['text'],
  compile(construct, site, compiler) {
    const { lookup: table, key = '' } = construct;
    const source = compiler.source(compiler.inner(site, 'key', key));
    if (typeof table !== 'string' || source === undefined) return undefined;
    return readingText(source, site.shape, compiler.place(site), (text, _, run) => run.lookups?.find?.(table, text));
  },
};
