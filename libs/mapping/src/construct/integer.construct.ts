import type { ValueConstruct } from '../compile/construct.js';
import { reading } from './reading.js';

/** `integer: PATH`: a count. */
export const integer: ValueConstruct = {
  beside: [],
  makes: ['integer'],
  compile(construct, site, compiler) {
    const source = compiler.source(compiler.inner(site, 'integer', construct.integer ?? ''));
    if (source === undefined) return undefined;
    const field = compiler.place(site);
    return reading(source, field, (text, segment, frame, run) => {
      if (/^\d{1,15}$/.test(text)) return Number(text);
      run.raise('notAWholeNumber', field, frame, source.place(segment, frame), { with: { text }, value: text });
      return undefined;
    });
  },
};
