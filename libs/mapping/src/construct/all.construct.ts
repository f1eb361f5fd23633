import type { ListConstruct } from '../compile/construct.js';
import { isList } from '../definition/node.js';
import { distinct } from './items.js';

/** `all: [..]`: several lists, one after the other; `distinct: field` drops what repeats. */
export const all: ListConstruct = {
  beside: ['distinct'],
  compile(construct, site, compiler) {
    const lists = construct.all;
    if (!isList(lists)) {
      compiler.report(site, '"all" takes a list.', 'Write it like "all: [N3.01, N3.02]".');
      return undefined;
    }
    const items = compiler.list(compiler.inner(site, 'all', lists));
    return items === undefined ? undefined : distinct(construct, items);
  },
};
