import type { LoopInstance } from '@app/guide';

/** What nests hierarchical loops (HL, CPS), which lie flat in the file. */
export interface TreeRule {
  /** Tag of the segment that opens the loop. */
  readonly loop: string;
  readonly id: number;
  readonly parent: number;
}

/** Parents and children of hierarchical loops. A loop whose parent is unknown has none: the guide has reported it. */
export class Tree {
  private readonly parents = new Map<LoopInstance, LoopInstance>();
  private readonly inner = new Map<LoopInstance, LoopInstance[]>();

  constructor(root: LoopInstance, rule: TreeRule) {
    const byId = new Map<string, LoopInstance>();
    for (const loop of root.loops) {
      const opening = loop.segments[0]?.segment;
      if (opening?.id !== rule.loop) continue;
      const parent = byId.get(opening.value(rule.parent));
      byId.set(opening.value(rule.id), loop);
      this.inner.set(loop, []);
      if (parent === undefined) continue;
      this.parents.set(loop, parent);
      this.inner.get(parent)?.push(loop);
    }
  }

  parent(loop: LoopInstance): LoopInstance | undefined {
    return this.parents.get(loop);
  }

  children(loop: LoopInstance): readonly LoopInstance[] {
    return this.inner.get(loop) ?? NONE;
  }
}

const NONE: readonly LoopInstance[] = [];
