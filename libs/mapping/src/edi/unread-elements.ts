import type { LoopInstance, MatchedTransaction } from '@app/guide';
import type { Segment } from '@app/interchange';
import { locate } from '@app/interchange';
import type { Place } from '../source/frame.js';
import { trimmed } from './trimmed.js';
import type { TreeRule } from './tree.js';

/**
 * What was sent in a transaction, its envelope apart, and was not read: one place for each component and repetition, in
 * the order of the file. What nests hierarchical loops counts as read.
 */
export function unreadElements(
  matched: MatchedTransaction,
  read: readonly Place[],
  tree: (Pick<TreeRule, 'id' | 'parent'> & { readonly tag: string }) | undefined,
): Place[] {
  const known = new Set(read.filter(({ elementPosition }) => elementPosition !== undefined).map(keyOf));
  const unread: Place[] = [];
  const visit = (loop: LoopInstance): void => {
    for (const { segment } of loop.segments) {
      const nesting = tree?.tag === segment.id ? [tree.id.element, tree.parent.element] : [];
      unread.push(...unreadOf(segment, loop, nesting, known));
    }
    loop.loops.forEach(visit);
  };
  visit(matched.root);
  return unread.sort((a, b) => (a.byteOffset ?? 0) - (b.byteOffset ?? 0));
}

type Key = Pick<Place, 'segmentPosition' | 'elementPosition' | 'componentPosition' | 'repetition'>;

function keyOf({ segmentPosition, elementPosition, componentPosition, repetition }: Key): string {
  return [segmentPosition, elementPosition, componentPosition ?? 1, repetition ?? 1].join('.');
}

function unreadOf(
  segment: Segment,
  loop: LoopInstance,
  nesting: readonly number[],
  known: ReadonlySet<string>,
): Place[] {
  const unread: Place[] = [];
  for (let element = 1; element <= segment.elementCount; element++) {
    const repetitions = nesting.includes(element) ? 0 : segment.repetitionCount(element);
    for (let repetition = 1; repetition <= repetitions; repetition++) {
      const components = segment.componentCount(element, repetition);
      for (let component = 1; component <= components; component++) {
        if (trimmed(segment.value(element, component, repetition)) === '') continue;
        const at = { segmentPosition: segment.position ?? 0, elementPosition: element };
        if (known.has(keyOf({ ...at, componentPosition: component, repetition }))) continue;
        unread.push({
          ...locate(segment, element, components > 1 ? component : undefined, repetitions > 1 ? repetition : undefined),
          ...(loop.id === '' ? {} : { loop: loop.id }),
        });
      }
    }
  }
  return unread;
}
