import type { ValueConstruct } from '../compile/construct.js';
import { reading } from './reading.js';

/** `integer: PATH`: a count; `less: 1` where the standard counts one more than we (CONTRL counts the tag as 1). */
export const integer: ValueConstruct = {
  beside: ['less'],
  makes: ['integer'],
  compile(construct, site, compiler) {
    const { less = '0' } = construct;
    if (typeof less !== 'string' || !/^\d$/.test(less)) {
      compiler.report(compiler.inner(site, 'less', less), 'A digit is expected here.', 'Write it like "less: 1".');
      return undefined;
    }
    const source = compiler.source(compiler.inner(site, 'integer', construct.integer ?? ''));
    if (source === undefined) return undefined;
    const field = compiler.place(site);
    return reading(source, (text, frame, run) => {
      if (/^\d{1,15}$/.test(text)) return Number(text) - Number(less);
      run.raise('notAWholeNumber', field, frame, source.places(frame, run)[0], { with: { text }, value: text });
      return undefined;
    });
  },
};
