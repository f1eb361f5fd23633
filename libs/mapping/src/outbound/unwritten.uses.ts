import type { Guide, GuideUse, LoopOutline } from '@app/guide';

/**
 * Uses of a guide without which no message is sound, and whose tag a map never writes: `BIG`, `PO1/CTP`, `SG25/QTY`. A
 * segment within a loop counts where every message has the loop, or where the map writes the tag that opens this loop and
 * nothing else.
 */
export function unwrittenUses(guide: Pick<Guide, 'outline' | 'uses'>, written: ReadonlySet<string>): string[] {
  const uses = guide.uses();
  const byPath = new Map(uses.map((use) => [use.path, use]));
  const openers = openersOf(guide.outline);
  return uses.filter(isUnwritten).map(({ path }) => path);

  function isUnwritten(use: GuideUse): boolean {
    const tag = tagOf(use.path);
    if (use.kind === 'element' || use.min === 0 || written.has(tag) || isGroup(tag)) return false;
    return loopsAround(use.path).every(
      (loop) => (byPath.get(loop)?.min ?? 0) > 0 || written.has(openers.get(loop) ?? ''),
    );
  }
}

/** The loops by their paths, each with its opening tag where that stands nowhere else in the guide. */
function openersOf(root: LoopOutline): Map<string, string> {
  const counts = new Map<string, number>();
  const openers = new Map<string, string>();
  visit(root, '');
  return new Map([...openers].filter(([, tag]) => counts.get(tag) === 1));

  function visit({ segments, loops }: LoopOutline, path: string): void {
    for (const tag of segments) counts.set(tag, (counts.get(tag) ?? 0) + 1);
    for (const loop of loops) {
      const inner = path === '' ? loop.name : `${path}/${loop.name}`;
      openers.set(inner, loop.tag);
      visit(loop, inner);
    }
  }
}

/** `PO1/N1(01=ST)/REF`: `PO1/N1(01=ST)` and `PO1`. */
function loopsAround(path: string): string[] {
  const steps = path.split('/').slice(0, -1);
  return steps.map((_, index) => steps.slice(0, index + 1).join('/'));
}

/** `N1` of `PO1/N1(01=ST)`. */
function tagOf(path: string): string {
  return (path.split('/').at(-1) ?? '').replace(/\(.*$/, '');
}

/** A group of EDIFACT is told of by its first segment. */
function isGroup(name: string): boolean {
  return /^SG\d+$/.test(name);
}
