import type { LoopView } from './loop-view.js';

/** What nests hierarchical loops (HL, CPS), which lie flat in the file. */
export interface TreeRule {
  /** Tag of the segment that opens the loop. */
  readonly loop: string;
  readonly id: number;
  readonly parent: number;
}

/**
 * Hangs hierarchical loops under their parents. The root keeps seeing all of them. A loop whose parent is unknown stays
 * under the root alone: the guide has reported it.
 */
export function nest(root: LoopView, rule: TreeRule): void {
  const byId = new Map<string, LoopView>();
  const children = new Map<LoopView, LoopView[]>();
  for (const view of root.inner) {
    const { opening } = view;
    if (opening === undefined || view.tag !== rule.loop) continue;
    const parent = byId.get(opening.value(rule.parent));
    byId.set(opening.value(rule.id), view);
    if (parent === undefined) continue;
    view.parent = parent;
    children.set(parent, [...(children.get(parent) ?? []), view]);
  }
  for (const [parent, views] of children) parent.adopt(views);
}
