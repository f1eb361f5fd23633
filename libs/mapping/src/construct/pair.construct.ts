import type { ValueConstruct } from '../compile/construct.js';
import { readingText } from './fitting-text.js';

/** `pair: PER.03-08`, `named: TE`: the value that follows a qualifier in a run of pairs; the first of several. */
export const pair: ValueConstruct = {
  beside: ['named'],
  makes: ['text'],
  compile(construct, site, compiler) {
    const { named } = construct;
    const at = compiler.inner(site, 'pair', construct.pair ?? '');
    if (typeof named !== 'string') {
      compiler.report(site, '"pair" takes a run of pairs and a qualifier.', 'Write "pair: PER.03-08" and "named: TE".');
      return undefined;
    }
    const source = compiler.qualified(at, named.split('|'));
    return source === undefined ? undefined : readingText(source, site.shape, compiler.place(site));
  },
};
