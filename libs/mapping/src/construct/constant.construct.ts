import type { ValueConstruct } from '../compile/construct.js';
import { tasteOf } from '../definition/shape.js';

/** `value: TEXT`: a constant, of the field's kind. */
export const constant: ValueConstruct = {
  beside: [],
  compile(construct, site, compiler) {
    const text = construct.value;
    const taste = tasteOf(site.shape);
    const allowed = site.shape.enum;
    const fits =
      typeof text === 'string' &&
      (allowed === undefined || allowed.includes(text)) &&
      (site.shape.pattern === undefined || new RegExp(site.shape.pattern).test(text));
    if (!fits || taste === 'object' || taste === 'list') {
      compiler.report(site, `${site.template} cannot hold this constant.`, `It takes ${allowed?.join(', ') ?? taste}.`);
      return undefined;
    }
    const value = taste === 'boolean' ? text === 'true' : taste === 'integer' ? Number(text) : text;
    return () => value;
  },
};
