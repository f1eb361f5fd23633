import type { Failure, Segment } from '@app/interchange';
import type { LoopInstance } from './guide.js';
import type { Frame } from './open.loop.js';
import type { Report } from './report.js';
import type { GuideNode } from './tree.js';

/** Says what is missing, and takes it back where it comes late. */
export class Absences {
  private readonly missing: { instance: LoopInstance; node: GuideNode; failure: Failure }[] = [];

  constructor(private readonly report: Report) {}

  /** What is missing in a loop from its current position up to the next one; `revealer` shows it. */
  leave(frame: Frame, next: number, revealer: Segment): void {
    const { node: loop, position: current } = frame;
    const from = frame.count >= (loop.positions[current]?.enough ?? 0) ? current + 1 : current;
    for (let at = loop.nextRequired[from] ?? next; at < next; at = loop.nextRequired[at + 1] ?? next) {
      const here = at === current;
      for (const node of loop.positions[at]?.nodes ?? []) {
        const count = here ? frame.used(node) : 0;
        if (count < node.min) this.lacks(frame, node, count, node.min, node.id, revealer);
        for (const variant of node.variants) {
          const used = here ? frame.counted(variant) : 0;
          if (used < variant.min) this.lacks(frame, node, used, variant.min, variant.id, revealer);
        }
      }
    }
  }

  /** A node of a loop occurrence has come after all. */
  withdraw(instance: LoopInstance, node: GuideNode): void {
    const index = this.missing.findIndex((entry) => entry.instance === instance && entry.node === node);
    const [entry] = index < 0 ? [] : this.missing.splice(index, 1);
    if (entry !== undefined) this.report.withdraw(entry.failure);
  }

  private lacks(frame: Frame, node: GuideNode, count: number, min: number, id: string, revealer: Segment): void {
    const loop = node.kind === 'loop' ? id : frame.instance.id;
    const row = count === 0 ? 'missingSegment' : node.kind === 'loop' ? 'tooFewLoops' : 'tooFewSegments';
    const own = id.slice(id.lastIndexOf('/') + 1);
    const segment = own.startsWith(node.tag) ? own : `${node.tag} (${own})`;
    const fill = { segment, loop: id, count, min, before: revealer.id };
    const failure = this.report.absent(row, node.tag, revealer, fill, loop);
    if (failure !== undefined) this.missing.push({ instance: frame.instance, node, failure });
  }
}
