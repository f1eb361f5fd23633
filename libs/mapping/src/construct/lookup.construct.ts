import type { ValueConstruct } from '../compile/construct.js';
import { reading } from './reading.js';

/** `lookup: TABLE`, `key: PATH`: what the partner's data says for a value; absent when it says nothing. */
export const lookup: ValueConstruct = {
  beside: ['key'],
  makes: ['text'],
  compile(construct, site, compiler) {
    const { lookup: table, key = '' } = construct;
    const source = compiler.source(compiler.inner(site, 'key', key));
    if (typeof table !== 'string' || source === undefined) return undefined;
    const read = reading(source, compiler.place(site));
    return (frame, run) => read(frame, run, (text) => run.lookups?.find?.(table, text));
  },
};
