import { TagMap } from '@app/interchange';
import { CodeSet } from './code.set.js';
import type { Composite, DataElement, Dictionary, ElementUse, SegmentDefinition } from './dictionary.js';
import { makesHierarchy } from './hierarchy.check.js';
import type { GuideFile } from './guide.schema.js';
import type { Rule } from './rule.js';
import { compileRule } from './rule.js';
import type { ElementCheck } from './element.check.js';
import type { SegmentCheck } from './segment.check.js';
import { soundPlan } from './sound.plan.js';
import type { Complain, ElementConstraint, Spec } from './spec.js';
import { elementKey, findSpec } from './spec.js';
import type { GuideNode, LoopNode, Position, SegmentNode, Variant } from './tree.js';
import type { ValueRule } from './value.check.js';

/** Turns the put-together guide into the structures that the matcher walks. */
export function buildTree(root: Spec, file: GuideFile, dictionary: Dictionary, complain: Complain): LoopNode {
  return new TreeBuilder(root, file, dictionary, complain).build();
}

class TreeBuilder {
  private readonly rules = new Map<Spec, Rule[]>();
  /** Checks without constraints are the same wherever a segment is used. */
  private readonly plain = new Map<string, SegmentCheck>();

  constructor(
    private readonly root: Spec,
    private readonly file: GuideFile,
    private readonly dictionary: Dictionary,
    private readonly complain: Complain,
  ) {}

  build(): LoopNode {
    (this.file.rules ?? []).forEach((rule, index) => {
      for (const [use, text] of Object.entries(rule)) this.addRule(use, text, index);
    });
    return this.loop(this.root);
  }

  /** A rule for a use holds for its variants too; one for a variant, `N1(01=ST)`, for that one alone. */
  private addRule(use: string, text: string, index: number): void {
    const path = ['rules', index, use];
    const named = findSpec(this.root, use, true);
    const spec = named ?? findSpec(this.root, use.replace(/\([^()]*\)$/, ''), true);
    const own = spec && this.dictionary.segments.get(spec.tag);
    const variants = spec === undefined ? [] : variantsOf(spec);
    const uses = named === undefined ? variants.filter((id) => id === use) : [named.id, ...variants];
    if (spec?.parent === undefined || own === undefined || uses.length === 0) {
      this.complain(
        path,
        `The guide has no use ${use}.`,
        'Name a segment of the guide, or a variant of one, such as N1(01=ST).',
      );
      return;
    }
    const siblings = new Map(
      (spec.parent.children ?? []).flatMap(({ tag }) => {
        const definition = this.dictionary.segments.get(tag);
        return definition === undefined ? [] : [[tag, definition] as const];
      }),
    );
    try {
      const rules = this.rules.get(spec.parent) ?? [];
      rules.push(compileRule(uses, path, text, { own, siblings }));
      this.rules.set(spec.parent, rules);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      this.complain(path, `The rule "${text}" cannot be read: ${error.message}`, 'Write it as "04 required when 05".');
    }
  }

  private loop(spec: Spec): LoopNode {
    const isRoot = spec.parent === undefined;
    const nodes = (spec.children ?? []).map((child) =>
      child.children === undefined ? this.segment(child) : this.loop(child),
    );
    const [first] = nodes;
    const positions = inPositions(nodes, isRoot);
    return {
      kind: 'loop',
      ...this.base(spec),
      name: spec.name,
      makesLevel: makesHierarchy(spec.tag),
      opener: !isRoot && first?.kind === 'segment' ? first : undefined,
      positions,
      byTag: byTag(positions, isRoot ? 0 : 1),
      nextRequired: nextRequired(positions),
      rules: this.rules.get(spec) ?? [],
    };
  }

  private segment(spec: Spec): SegmentNode {
    return { kind: 'segment', ...this.base(spec), check: this.check(spec.tag, spec.elements) };
  }

  private base(spec: Spec): Omit<SegmentNode, 'kind' | 'check'> {
    const { id, tag, min, max, test, notUsed, recommended } = spec;
    const own = spec.children === undefined ? spec.elements : (spec.children[0]?.elements ?? spec.elements);
    const variants = spec.variants.map((variant): Variant => {
      return { ...variant, check: this.check(tag, new Map([...own, ...variant.elements])) };
    });
    return { id, tag, min, max, test, notUsed, recommended, variants };
  }

  private check(tag: string, constraints: ReadonlyMap<string, ElementConstraint>): SegmentCheck {
    const plain = this.plain.get(tag);
    if (plain !== undefined && constraints.size === 0) return plain;
    const definition: SegmentDefinition = this.dictionary.segments.get(tag) ?? {
      id: tag,
      name: tag,
      elements: [],
      notes: [],
    };
    for (const [key, { path }] of constraints) this.placeExists(definition, key, path);
    const elements = definition.elements.map((use, index) => this.element(use, elementKey(index + 1), constraints));
    const check = { definition, elements, sound: soundPlan(elements, definition) };
    if (constraints.size === 0) this.plain.set(tag, check);
    return check;
  }

  private element(use: ElementUse, key: string, constraints: ReadonlyMap<string, ElementConstraint>): ElementCheck {
    const constraint = constraints.get(key);
    const element = this.sized(use.element, constraint);
    const codes = typeof constraint?.codes === 'string' ? constraint.codes.trim().split(/\s+/) : constraint?.codes;
    const usage = constraint?.usage;
    return {
      element,
      required:
        usage === 'not-used' || usage === 'optional'
          ? false
          : use.required
            ? 'standard'
            : usage === 'required' && 'guide',
      notUsed: usage === 'not-used',
      recommended: usage === 'recommended',
      minRepeat: constraint?.min ?? 0,
      maxRepeat: Math.min(use.repeat, constraint?.max ?? use.repeat),
      rule: ruleOf(element, codes !== undefined),
      codes: codes && { set: new CodeSet(codes), text: codes.join(', ') },
      length: constraint?.length === undefined ? undefined : String(constraint.length),
      pattern: constraint?.pattern === undefined ? undefined : this.pattern(constraint.pattern, constraint),
      components:
        element.kind === 'element'
          ? undefined
          : element.components.map((inner, index) => this.element(inner, `${key}.${index + 1}`, constraints)),
    };
  }

  /** The element with the length of the guide, where it has its own. */
  private sized(element: DataElement | Composite, constraint?: ElementConstraint): DataElement | Composite {
    if (constraint?.length === undefined) return element;
    const { length, path } = constraint;
    if (element.kind === 'composite') {
      this.complain([...path, 'length'], `${element.number} is a composite.`, 'Give its components a length.');
      return element;
    }
    const [min = 0, max = min] = String(length).split('..').map(Number);
    if (min > max)
      this.complain([...path, 'length'], `The shortest length ${min} is above the longest ${max}.`, 'Swap them.');
    return { ...element, min, max, rule: { ...element.rule, min, max } };
  }

  private pattern(source: string, { path }: ElementConstraint): RegExp | undefined {
    try {
      return new RegExp(`^(?:${source})$`, 'u');
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      this.complain([...path, 'pattern'], `"${source}" is no regular expression.`, 'Correct it.');
      return undefined;
    }
  }

  private placeExists(definition: SegmentDefinition, key: string, path: ElementConstraint['path']): void {
    const [place = 0, component] = key.split('.').map(Number);
    const element = definition.elements[place - 1]?.element;
    const places =
      component === undefined
        ? definition.elements.length
        : element?.kind === 'composite'
          ? element.components.length
          : 1;
    if (element !== undefined && (component ?? place) <= places) return;
    this.complain(path, `${definition.id} has no element ${key}.`, `It has ${definition.elements.length} elements.`);
  }
}

/** Ids of the variants of a use; those of a loop are those of the segment that opens it. */
function variantsOf(spec: Spec): string[] {
  const { parent } = spec;
  const holder = parent?.children?.[0] === spec && parent.id === spec.id ? parent : spec;
  return holder.variants.map(({ id }) => id);
}

/** What the values of an element must be: without the standard's codes, where the guide has its own. */
function ruleOf(element: DataElement | Composite, hasCodes: boolean): ValueRule | undefined {
  if (element.kind === 'composite') return undefined;
  return hasCodes ? { ...element.rule, codes: undefined } : element.rule;
}

/** Adjacent siblings of one tag share a position; the segment that opens a loop stands alone. */
function inPositions(nodes: readonly GuideNode[], isRoot: boolean): Position[] {
  const groups: GuideNode[][] = [];
  for (const node of nodes) {
    const last = groups.at(-1);
    const shares = last?.[0]?.tag === node.tag && groups.length > (isRoot ? 0 : 1);
    if (last !== undefined && shares) last.push(node);
    else groups.push([node]);
  }
  return groups.map((group, at) => {
    const [first] = group;
    const only = group.length === 1 && first?.test === undefined ? first : undefined;
    const required = group.some(isRequired);
    const plain = only?.variants.length === 0 && !only.notUsed ? only : undefined;
    const enough = required ? (plain?.min ?? Infinity) : 0;
    return { at, nodes: group, only, plain, required, enough };
  });
}

function isRequired(node: GuideNode): boolean {
  return node.min > 0 || node.variants.some(({ min }) => min > 0);
}

function nextRequired(positions: readonly Position[]): number[] {
  const next: number[] = [];
  let found = positions.length;
  for (let index = positions.length - 1; index >= 0; index--) {
    if (positions[index]?.required === true) found = index;
    next.unshift(found);
  }
  return next;
}

function byTag(positions: readonly Position[], from: number): TagMap<readonly Position[]> {
  const found = new Map<string, Position[]>();
  for (const position of positions.slice(from)) {
    const tag = position.nodes[0]?.tag;
    if (tag !== undefined) found.set(tag, [...(found.get(tag) ?? []), position]);
  }
  return new TagMap(found);
}
