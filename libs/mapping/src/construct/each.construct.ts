import type { ListConstruct } from '../compile/construct.js';
import { listOf } from '../source/loop-code.js';
import { compileItems } from './items.js';

/**
 * `each: PATH` goes through loops and segments; a path with elements (`PIA.02-06`, `SEG.05`) through these elements and
 * their repetitions, whose components are `$1`, `$2`. `item:`, `fields:` or `use:` say what each becomes; `where: PATH`
 * drops those in which nothing is sent there.
 */
export const each: ListConstruct = {
  beside: ['where', 'item', 'fields', 'use', 'distinct'],
  compile(construct, site, compiler) {
    const source = compiler.source(compiler.inner(site, 'each', construct.each ?? ''));
    const items = source && compileItems(construct, compiler.entered(site, source), compiler);
    if (source === undefined || items === undefined) return undefined;
    const { make, numbered } = items;
    return listOf(source, make, numbered);
  },
};

/**
 * `pairs: SDQ.03-22` goes through runs of two elements, `$1` and `$2`, across all such segments; a path names elements
 * that the run shares.
 */
export const pairs: ListConstruct = {
  beside: ['where', 'item', 'fields', 'use', 'distinct'],
  compile(construct, site, compiler) {
    const walk = compiler.pairs(compiler.inner(site, 'pairs', construct.pairs ?? ''));
    const items = walk && compileItems(construct, compiler.entered(site, walk), compiler);
    if (walk === undefined || items === undefined) return undefined;
    const { make, numbered } = items;
    return listOf(walk, make, numbered);
  },
};
