import { LoopView } from './loop-view.js';

/** What nests hierarchical loops (HL, CPS), which lie flat in the file. */
export interface TreeRule {
  /** Number of the tag of the segment that opens the loop. */
  readonly loop: number;
  readonly id: ElementPlace;
  readonly parent: ElementPlace;
}

export interface ElementPlace {
  readonly element: number;
  readonly component: number;
}

/**
 * Hangs hierarchical loops under their parents. The root keeps seeing all of them. A loop whose parent is unknown stays
 * under the root alone: the guide has reported it.
 */
export function nest(root: LoopView, rule: TreeRule): void {
  const byId = new Map<string, LoopView>();
  const children = new Map<LoopView, LoopView[]>();
  for (const view of root.hits) {
    if (!(view instanceof LoopView) || view.tag !== rule.loop) continue;
    const parent = byId.get(view.segment.value(rule.parent.element, rule.parent.component));
    byId.set(view.segment.value(rule.id.element, rule.id.component), view);
    if (parent === undefined) continue;
    view.parent = parent;
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [view]);
    else siblings.push(view);
  }
  for (const [parent, views] of children) parent.adopt(views);
}
