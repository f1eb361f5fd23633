import type { ValueConstruct } from '../compile/construct.js';

const NAME = /^[a-z][a-z0-9-]*$/;

/** `option: NAME`, `default:`: what the agreement says under `options:`. */
export const option: ValueConstruct = {
  beside: ['default'],
  makes: ['text'],
  compile({ option: name, default: fallback }, site, compiler) {
    if (typeof name === 'string' && NAME.test(name) && (fallback === undefined || typeof fallback === 'string')) {
      return (_, run) => run.lookups?.option?.(name) ?? fallback;
    }
    compiler.report(site, 'The name of an option is expected here.', 'Write it like "option: idoc-port".');
    return undefined;
  },
};
