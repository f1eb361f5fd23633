import type { ListOf } from '../source/evaluate.js';
import type { Place } from '../source/frame.js';
import type { FieldPlace } from '../source/run.js';
import type { Source } from '../source/source.js';
import { findNodes, isSent, termOf } from './find-nodes.js';
import { NodeFrame } from './node-frame.js';
import type { NodePath } from './node-path.js';
import type { NodeRun } from './node-run.js';
import type { SourceNode } from './source-node.js';

/** What a path to nodes leads to, and their texts. */
export class NodeSource implements Source {
  constructor(
    private readonly path: NodePath,
    readonly entered: unknown,
    private readonly field: FieldPlace,
  ) {}

  text(frame: NodeFrame, run: NodeRun): string {
    const sent = this.sent(frame, run);
    const [first, other] = sent;
    if (first === undefined) return '';
    const text = first.text();
    if (other === undefined) return text;
    const different = sent.find((node) => node.text() !== text);
    if (different === undefined) return text;
    const count = new Set(sent.map((node) => node.text())).size;
    const options = { with: { count }, value: different.text() };
    run.raise('severalMatches', this.field, frame, different.place(), options);
    return '';
  }

  texts(frame: NodeFrame, run: NodeRun): string[] {
    return this.sent(frame, run).map((node) => node.text());
  }

  count(frame: NodeFrame, run: NodeRun): number {
    return this.nodes(frame, run).length;
  }

  isSent(frame: NodeFrame, run: NodeRun): boolean {
    return this.nodes(frame, run).some(isSent);
  }

  each(frame: NodeFrame, run: NodeRun, make: ListOf, out: unknown[], numbered: boolean): void {
    for (const node of this.nodes(frame, run)) make(new NodeFrame(node, frame, numbered ? out.length : -1), run, out);
  }

  enter(frame: NodeFrame, run: NodeRun): NodeFrame[] {
    return this.nodes(frame, run).map((node) => new NodeFrame(node, frame, -1));
  }

  places(frame: NodeFrame, run: NodeRun): Place[] {
    const sent = this.sent(frame, run);
    return (sent.length > 0 ? sent : this.nodes(frame, run)).map((node) => node.place());
  }

  tested(frame: NodeFrame, run: NodeRun): Place[] {
    const tests = this.path.steps.flatMap((step) => step.tests);
    if (tests.length === 0) return [];
    const terms = (node: SourceNode): Place[] =>
      tests.flatMap((test) => termOf(test, node)).map((each) => each.place());
    return this.nodes(frame, run).flatMap((node) => [...terms(node), ...(node.parent ? terms(node.parent) : [])]);
  }

  private nodes(frame: NodeFrame, run: NodeRun): readonly SourceNode[] {
    return findNodes(this.path, frame.node, run.root.node);
  }

  private sent(frame: NodeFrame, run: NodeRun): SourceNode[] {
    return this.nodes(frame, run).filter((node) => node.text() !== '');
  }
}
