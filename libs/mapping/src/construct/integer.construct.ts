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
    const least = site.shape.minimum ?? 0;
    return reading(source, (text, frame, run) => {
      const number = /^\d{1,15}$/.test(text) ? Number(text) - Number(less) : undefined;
      if (number !== undefined && number >= least) return number;
      const at = source.places(frame, run)[0];
      if (number === undefined) run.raise('notAWholeNumber', field, frame, at, { with: { text }, value: text });
      else {
        const problem = `it would be ${number}, and ${least} is the least`;
        run.raise('invalidField', field, frame, at, { with: { problem }, value: text });
      }
      return undefined;
    });
  },
};
