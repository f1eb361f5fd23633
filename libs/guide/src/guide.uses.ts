import type { Place } from '@app/definitions';
import type { GuideUse } from './guide.js';
import type { ElementCheck } from './element.check.js';
import type { SegmentCheck } from './segment.check.js';
import type { Path } from './path.js';
import { elementKey } from './spec.js';
import type { GuideNode, LoopNode, SegmentNode, Variant } from './tree.js';

/** Everything that a compiled guide says of its uses, in its order; `placeOf` tells where it is written. */
export function usesOf(root: LoopNode, placeOf: (use: string | Path) => Place): GuideUse[] {
  const rules = new Map<string, GuideUse['rules']>();
  return inLoop(root).map((use) => ({ ...use, rules: rules.get(use.path) ?? [], place: placeOf(use.path) }));

  function inLoop(loop: LoopNode): Omit<GuideUse, 'rules' | 'place'>[] {
    for (const { uses, text, path } of loop.rules) {
      const [use = ''] = uses;
      rules.set(use, [...(rules.get(use) ?? []), { text, place: placeOf(path) }]);
    }
    const nodes = loop.positions.flatMap((position) => position.nodes);
    return nodes.flatMap((node) => (node === loop.opener && node.id === loop.id ? [] : ofNode(node)));
  }

  function ofNode(node: GuideNode): Omit<GuideUse, 'rules' | 'place'>[] {
    const own = [node, ...node.variants].map((use) => ofUse(use, node));
    const segment = node.kind === 'segment' ? node : node.opener?.id === node.id ? node.opener : undefined;
    const elements = segment === undefined ? [] : ofSegment(segment);
    const variants = node.variants.flatMap(({ id, check }) => ofCheck(id, check));
    return [...own, ...elements, ...variants, ...(node.kind === 'loop' ? inLoop(node) : [])];
  }
}

function ofUse(
  { id, min, max, notUsed, recommended }: GuideNode | Variant,
  node: GuideNode,
): Omit<GuideUse, 'rules' | 'place'> {
  const name = (node.kind === 'loop' ? node.opener : node)?.check.definition.name ?? node.tag;
  const usage = notUsed ? 'not-used' : min > 0 ? 'required' : recommended ? 'recommended' : 'optional';
  return { path: id, kind: node.kind, name, usage, min, max };
}

function ofSegment({ id, check }: SegmentNode): Omit<GuideUse, 'rules' | 'place'>[] {
  return ofCheck(id, check);
}

function ofCheck(id: string, { elements }: SegmentCheck): Omit<GuideUse, 'rules' | 'place'>[] {
  return elements.flatMap((element, index) => {
    const parts = element.components ?? [];
    return [
      ofElement(`${id}.${elementKey(index + 1)}`, element),
      ...parts.map((part, nth) => ofElement(`${id}.${elementKey(index + 1, nth + 1)}`, part)),
    ];
  });
}

function ofElement(path: string, check: ElementCheck): Omit<GuideUse, 'rules' | 'place'> {
  const { element, required, notUsed, recommended, minRepeat, maxRepeat, codes, length, pattern } = check;
  const isRequired = required !== false;
  return {
    path,
    kind: 'element',
    name: element.name,
    usage: notUsed ? 'not-used' : isRequired ? 'required' : recommended ? 'recommended' : 'optional',
    min: Math.max(minRepeat, isRequired ? 1 : 0),
    max: maxRepeat,
    ...(codes === undefined ? {} : { codes: codes.text.split(', ') }),
    ...(length === undefined ? {} : { length }),
    ...(pattern === undefined ? {} : { pattern: pattern.source.slice('^(?:'.length, -')$'.length) }),
  };
}
