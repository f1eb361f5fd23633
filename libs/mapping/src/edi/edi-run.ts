import type { MatchedTransaction } from '@app/guide';
import type { FailureLocation } from '@app/interchange';
import type { MapLookups } from '../map.js';
import { Run } from '../source/run.js';
import type { Trace } from '../source/trace.js';
import { EdiFrame } from './edi-frame.js';
import { rootView } from './loop-view.js';
import type { TagNumbers } from './tag-numbers.js';
import { UNKNOWN_TAG } from './tag-numbers.js';
import type { TreeRule } from './tree.js';
import { nest } from './tree.js';

/** One evaluation of a map over one transaction. */
export class EdiRun extends Run {
  override readonly root: EdiFrame;

  /** @param tree of the hierarchical loops, where the map declares one */
  constructor(
    private readonly matched: MatchedTransaction,
    tree: TreeRule | undefined,
    numbers: TagNumbers,
    lookups: MapLookups | undefined,
    trace: Trace | undefined,
  ) {
    super(lookups, decimalMark(matched, lookups), trace);
    const view = rootView(matched.root, matched.transaction.header.segment, numbers);
    if (tree !== undefined) nest(view, tree);
    this.root = new EdiFrame(view, UNKNOWN_TAG, undefined, 0, 0, undefined, -1);
  }

  override location(): FailureLocation {
    const { interchange, group, header } = this.matched.transaction;
    return {
      interchangeControl: interchange.control,
      ...(group === undefined ? {} : { groupControl: group.control }),
      transactionControl: header.control,
      transactionType: header.type,
    };
  }
}

/** The agreement's option `decimal-mark`, `comma` or `point`, goes before what the interchange says. */
function decimalMark({ transaction }: MatchedTransaction, lookups: MapLookups | undefined): string {
  const option = lookups?.option?.('decimal-mark');
  if (option === 'comma') return ',';
  return option === 'point' ? '.' : transaction.interchange.delimiters.decimal;
}
