import { outboundFailures } from '@app/interchange';
import type { Frame, Place } from '../source/frame.js';
import type { Source } from '../source/source.js';
import { apart, keep } from './carried.js';
import { framesOf } from './matching.compile.js';
import { matchesAll, ThingIndex } from './matching.js';
import { placedFrame } from './placed-node.js';
import type { TreeLevel, TreeNode, TreePlan } from './tree.js';
import type { Writing } from './writing.js';

/** Things of one level, outermost first, that a leaf stands below, and what of the leaf names them. */
interface Branch {
  readonly things: readonly Frame[];
  readonly here: Frame | undefined;
}

/** The things of the tree at their places: in the order of the leaves, then those that no leaf stands below. */
export function growTree(plan: TreePlan, frame: Frame, writing: Writing): readonly TreeNode[] {
  const tree = new Growth(writing);
  const levels = plan.levels.map((level) => new LevelThings(level, frame, writing));
  for (const leaf of framesOf(plan.leaf.source, frame, writing.run)) {
    for (const branches of combinations(levels.map((level) => level.branches(leaf)))) {
      let node = tree.root;
      for (const [index, { things }] of branches.entries()) node = tree.under(node, plan.levels[index], things);
      const here = branches.find((branch) => branch.here !== undefined)?.here;
      if (isSame(plan, leaf, node, writing)) continue;
      node.below.push({ plan: plan.leaf, frame: placedFrame(leaf, here), below: [] });
    }
  }
  for (const level of levels) {
    for (const thing of level.things) {
      if (!tree.has(thing)) tree.under(tree.root, level.plan, level.chain(thing));
    }
  }
  return tree.root.below;
}

/** Both are read in any case: where a thing stands says what it is. */
function isSame({ leaf: { same } }: TreePlan, leaf: Frame, above: TreeNode, { run }: Writing): boolean {
  if (same === undefined) return false;
  const own = same.ours.texts(leaf, run);
  return above.below !== undefined && same.theirs.texts(above.frame, run).some((text) => own.includes(text));
}

/** The tree while it grows: below one node a thing stands once. */
class Growth {
  readonly root: TreeNode;
  private readonly first = new Map<Frame, TreeNode>();
  private readonly inside = new Map<TreeNode, Map<Frame, TreeNode>>();

  constructor({ run }: Writing) {
    this.root = {
      plan: { level: undefined, block: { write: () => undefined, plans: [] } },
      frame: run.root,
      below: [],
    };
  }

  has(thing: Frame): boolean {
    return this.first.has(thing);
  }

  /** The node of the last of some things that stand one below the other. From the root, where the first one is known. */
  under(start: TreeNode, plan: TreeLevel | undefined, things: readonly Frame[]): TreeNode {
    let node = start;
    for (const thing of things) {
      const known = this.inside.get(node) ?? new Map<Frame, TreeNode>();
      this.inside.set(node, known);
      const found = known.get(thing) ?? (start === this.root && plan?.above ? this.first.get(thing) : undefined);
      const next = found ?? { plan: plan ?? this.root.plan, frame: thing, below: [] };
      if (found === undefined) {
        node.below.push(next);
        known.set(thing, next);
        if (!this.first.has(thing)) this.first.set(thing, next);
      }
      node = next;
    }
    return node;
  }
}

/** The things of a level, found by what leaves and the things themselves name. */
class LevelThings {
  readonly things: readonly Frame[];
  private readonly index: ThingIndex;
  private readonly aboveIndex: ThingIndex | undefined;

  constructor(
    readonly plan: TreeLevel,
    frame: Frame,
    private readonly writing: Writing,
  ) {
    this.things = framesOf(plan.source, frame, writing.run);
    this.index = new ThingIndex(this.things, plan.first.theirs, writing);
    this.aboveIndex = plan.above && new ThingIndex(this.things, plan.above.theirs, writing);
  }

  /** What a leaf stands below at this level: of several things, each by itself; nothing where it names none. */
  branches(leaf: Frame): readonly Branch[] {
    const { naming, first } = this.plan;
    const { run } = this.writing;
    const named =
      naming === undefined
        ? [{ at: leaf, text: first.ours, here: undefined }]
        : naming.source.enter(leaf, run).map((here) => ({ at: here, text: naming.text, here }));
    const found = named.flatMap(({ at, text, here }): Branch[] => {
      const thing = this.find(at, text, leaf);
      return thing === undefined ? [] : [{ things: this.chain(thing), here }];
    });
    return found.length > 0 ? found : [{ things: [], here: undefined }];
  }

  /** A thing behind those that it stands below, the outermost first. */
  chain(thing: Frame): readonly Frame[] {
    const chain = [thing];
    const { above } = this.plan;
    for (let at = thing; above !== undefined && this.aboveIndex !== undefined;) {
      const [text = ''] = above.ours.texts(at, this.writing.run);
      if (text === '') break;
      const next = this.aboveIndex.find(text)[0];
      if (next !== undefined) keep(this.writing.run, next.carried);
      if (next === undefined || chain.includes(next.frame)) {
        this.complain(next === undefined ? 'notListed' : 'insideItself', text, above.ours, at);
        break;
      }
      chain.unshift((at = next.frame));
    }
    return chain;
  }

  private find(at: Frame, name: Source, leaf: Frame): Frame | undefined {
    const { run } = this.writing;
    const { others } = this.plan;
    const [text = ''] = name.texts(at, run);
    if (text === '') return undefined;
    // What a leaf does not say of a thing is no reason against it, but one that it agrees with in all goes first.
    const agreeing = this.index.find(text).filter(({ frame }) => this.agrees(leaf, frame));
    const exact = agreeing.find(({ frame }) => matchesAll(others, leaf, frame, this.writing));
    const thing = exact ?? agreeing.find(({ frame }) => !this.saysMore(frame)) ?? agreeing[0];
    if (thing === undefined) this.complain('notListed', text, name, at);
    else keep(run, thing.carried);
    return thing?.frame;
  }

  private agrees(leaf: Frame, thing: Frame): boolean {
    const { run } = this.writing;
    return this.plan.others.every(({ theirs, ours }) => {
      const { made } = apart(run, () => ours.texts(leaf, run));
      return made.length === 0 || apart(run, () => theirs.texts(thing, run)).made.some((text) => made.includes(text));
    });
  }

  private saysMore(thing: Frame): boolean {
    const { run } = this.writing;
    return this.plan.others.some(({ theirs }) => apart(run, () => theirs.isSent(thing, run)).made);
  }

  private complain(name: 'notListed' | 'insideItself', text: string, source: Source, at: Frame): void {
    const { run } = this.writing;
    const place: Place = source.places(at, run)[0] ?? at.place();
    if (run.failures.some(({ location, value }) => location?.pointer === place.pointer && value === text)) return;
    run.failures.push(
      outboundFailures.raise(name, {
        with: { text, field: place.pointer ?? '', list: this.plan.name },
        location: { ...run.location(), ...place },
        value: text,
      }),
    );
  }
}

/** One of each, in every way. */
function combinations(lists: readonly (readonly Branch[])[]): Branch[][] {
  return lists.reduce<Branch[][]>(
    (all, list) => all.flatMap((branches) => list.map((branch) => [...branches, branch])),
    [[]],
  );
}
