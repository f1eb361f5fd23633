import type { Segment } from '@app/interchange';
import type { LoopInstance } from './guide.js';
import type { SegmentDefinition } from './dictionary.js';
import type { FailureName, Report } from './report.js';
import type { Condition, Need, Reference } from './rule.parse.js';
import { parseRule } from './rule.parse.js';
import type { Path } from './path.js';

/** A situational rule, compiled: it is asked for each segment of its use when the loop around it is complete. */
export interface Rule {
  /** Ids of the use and of its variants, or of one variant. */
  readonly uses: readonly string[];
  /** As written, and where. */
  readonly text: string;
  readonly path: Path;
  /** `revealer`: the segment that shows the loop to be complete; a missing segment is reported before it. */
  check(segment: Segment, loop: LoopInstance, report: Report, revealer: Segment): void;
}

/**
 * Compiles a rule such as `04 required when 05`, `05 or 08 required when 01=C`, `N3 required when 02`,
 * `03 not used when 04`, `02=UP|EN when 01=1`. Numbers are elements of the segment itself, tags are segments of the
 * same loop occurrence, `N3.01` their elements.
 * @throws SyntaxError with a sentence, where the rule cannot be read or names what does not exist
 */
export function compileRule(uses: readonly string[], path: Path, text: string, definitions: RuleScope): Rule {
  const { need, when } = parseRule(text);
  for (const reference of referencesOf(need, when)) exists(reference, definitions);
  const applies = when === undefined ? () => true : compileCondition(when);
  const demand = compileNeed(need, text, definitions);
  return {
    uses,
    text,
    path,
    check(segment, loop, report, revealer) {
      if (applies(segment, loop)) demand({ segment, loop, report, revealer });
    },
  };
}

/** What a rule may name: the definition of its own segment, and those of the segments of the same loop. */
export interface RuleScope {
  readonly own: SegmentDefinition;
  readonly siblings: ReadonlyMap<string, SegmentDefinition>;
}

type Test = (segment: Segment, loop: LoopInstance) => boolean;

/** Where a rule is asked. */
interface Situation {
  readonly segment: Segment;
  readonly loop: LoopInstance;
  readonly report: Report;
  readonly revealer: Segment;
}
type Demand = (situation: Situation) => void;

function compileCondition(condition: Condition): Test {
  switch (condition.kind) {
    case 'and': {
      const all = condition.parts.map(compileCondition);
      return (segment, loop) => all.every((test) => test(segment, loop));
    }
    case 'or': {
      const any = condition.parts.map(compileCondition);
      return (segment, loop) => any.some((test) => test(segment, loop));
    }
    case 'not': {
      const test = compileCondition(condition.part);
      return (segment, loop) => !test(segment, loop);
    }
    case 'present':
      return (segment, loop) => isPresent(condition.reference, segment, loop);
    case 'equals': {
      const { reference, codes, negated } = condition;
      return (segment, loop) => codes.has(textOf(reference, segment, loop)) !== negated;
    }
  }
}

function compileNeed(need: Need, rule: string, definitions: RuleScope): Demand {
  if (need.kind === 'value') {
    const { reference, codes, negated } = need.test;
    return (situation) => {
      const value = textOf(reference, situation.segment, situation.loop);
      if (value === '' || codes.has(value) !== negated) return;
      fail('ruleElementValue', reference, situation, rule, definitions);
    };
  }
  const { references, kind } = need;
  return (situation) => {
    const present = references.filter((reference) => isPresent(reference, situation.segment, situation.loop));
    const [first] = references;
    if (kind === 'required' && present.length === 0 && first !== undefined) {
      fail(
        first.place === undefined ? 'ruleSegmentMissing' : 'ruleElementMissing',
        first,
        situation,
        rule,
        definitions,
      );
    }
    if (kind === 'not used') {
      for (const reference of present) {
        const row = reference.place === undefined ? 'ruleSegmentPresent' : 'ruleElementPresent';
        fail(row, reference, situation, rule, definitions);
      }
    }
  };
}

type RuleFailure = Extract<FailureName, `rule${string}`>;

function fail(
  row: RuleFailure,
  reference: Reference,
  situation: Situation,
  rule: string,
  { own, siblings }: RuleScope,
): void {
  const { segment, loop, report, revealer } = situation;
  report.loop = loop.id;
  const holder = holderOf(reference, segment, loop);
  if (reference.place === undefined || holder === undefined) {
    const tag = reference.tag ?? segment.id;
    if (row === 'ruleSegmentPresent' && holder !== undefined) report.segment(row, holder, { segment: tag, rule });
    else report.absent('ruleSegmentMissing', tag, revealer, { segment: tag, rule }, loop.id);
    return;
  }
  const definition = reference.tag === undefined ? own : siblings.get(reference.tag);
  const element = definition?.elements[reference.place - 1]?.element;
  if (element === undefined) return;
  report.value(row, holder, element, reference.place, reference.component, undefined, { rule });
}

function holderOf(reference: Reference, segment: Segment, loop: LoopInstance): Segment | undefined {
  if (reference.tag === undefined) return segment;
  const own = loop.segments.find((placed) => placed.segment.id === reference.tag);
  return (own ?? loop.loops.find((inner) => inner.segments[0]?.segment.id === reference.tag)?.segments[0])?.segment;
}

function textOf(reference: Reference, segment: Segment, loop: LoopInstance): string {
  const holder = holderOf(reference, segment, loop);
  if (holder === undefined) return '';
  return reference.place === undefined ? holder.id : holder.value(reference.place, reference.component);
}

function isPresent(reference: Reference, segment: Segment, loop: LoopInstance): boolean {
  const holder = holderOf(reference, segment, loop);
  if (holder === undefined || reference.place === undefined) return holder !== undefined;
  if (reference.component === undefined) return holder.repetitionCount(reference.place) > 0;
  return holder.value(reference.place, reference.component) !== '';
}

function referencesOf(need: Need, when: Condition | undefined): Reference[] {
  const own = need.kind === 'value' ? [need.test.reference] : need.references;
  return when === undefined ? [...own] : [...own, ...inCondition(when)];
}

function inCondition(condition: Condition): Reference[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.parts.flatMap(inCondition);
    case 'not':
      return inCondition(condition.part);
    case 'present':
    case 'equals':
      return [condition.reference];
  }
}

function exists(reference: Reference, { own, siblings }: RuleScope): void {
  const definition = reference.tag === undefined ? own : siblings.get(reference.tag);
  if (definition === undefined) throw new SyntaxError(`There is no segment ${reference.tag ?? ''} in this loop.`);
  if (reference.place === undefined || reference.place <= definition.elements.length) return;
  throw new SyntaxError(`${definition.id} has no element ${String(reference.place).padStart(2, '0')}.`);
}
