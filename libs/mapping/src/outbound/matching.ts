import type { Frame } from '../source/frame.js';
import type { Source } from '../source/source.js';
import type { Carried } from './carried.js';
import { apart, keep } from './carried.js';
import type { Writing } from './writing.js';

/** A path from each of some things, and one from here: they match where both have a value in common. */
export interface Pair {
  readonly theirs: Source;
  readonly ours: Source;
}

/** One of the things that may match. */
export interface Thing {
  readonly frame: Frame;
  /** What was read of it to find it. */
  readonly carried: Carried;
  /** Among all of them, from 0. */
  readonly order: number;
}

/** Things by what a path from each of them leads to. */
export class ThingIndex {
  private readonly byText = new Map<string, Thing[]>();

  constructor(
    readonly things: readonly Frame[],
    key: Source,
    { run }: Writing,
  ) {
    for (const [order, frame] of things.entries()) {
      const { made, carried } = apart(run, () => key.texts(frame, run));
      for (const text of made) {
        const known = this.byText.get(text);
        const thing = { frame, carried, order };
        if (known === undefined) this.byText.set(text, [thing]);
        else known.push(thing);
      }
    }
  }

  find(text: string): readonly Thing[] {
    return this.byText.get(text) ?? [];
  }

  /** Those that bear one of some texts, in their order. */
  findAny(texts: readonly string[]): readonly Thing[] {
    if (texts.length === 1) return this.find(texts[0] ?? '');
    const found = new Map(texts.flatMap((text) => this.find(text)).map((thing) => [thing.order, thing]));
    return [...found.values()].sort((a, b) => a.order - b.order);
  }
}

/** Whether a thing agrees with what is here in all of some pairs; what linked them is written by that. */
export function matchesAll(pairs: readonly Pair[], here: Frame, thing: Frame, { run }: Writing): boolean {
  const { made, carried } = apart(run, () =>
    pairs.every(({ theirs, ours }) => {
      const wanted = ours.texts(here, run);
      return theirs.texts(thing, run).some((text) => wanted.includes(text));
    }),
  );
  if (made) keep(run, carried);
  return made;
}
