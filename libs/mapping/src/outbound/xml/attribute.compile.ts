import type { ElementRule } from '@app/guide';
import type { MapNode } from '../../definition/node.js';
import { isConstruct } from '../../definition/node.js';
import type { Frame } from '../../source/frame.js';
import type { Run } from '../../source/run.js';
import type { ElementSite, MadeAttribute } from './element.plan.js';
import { attributeRuleOf } from './element.target.js';
import type { TextPlan } from './element.value.js';
import { compileTextOf } from './element.value.js';
import type { TargetCompiler } from '../outbound.compiler.js';

export interface Attributes {
  /** Whether one of them is no constant. */
  readonly asked: boolean;
  make(frame: Frame, run: Run): MadeAttribute[];
}

/** Compiles `attributes: { unitCode: unit }`; what the guide asks for must be given. */
export function compileAttributes(
  nodes: MapNode | undefined,
  rule: ElementRule | undefined,
  site: ElementSite,
  xml: TargetCompiler,
): Attributes {
  const { compiler } = xml;
  if (nodes !== undefined && !isConstruct(nodes)) {
    compiler.report(site, 'Attributes and their values are expected here.', 'Write it like "unitCode: unit".');
  }
  const given = isConstruct(nodes) ? nodes : {};
  const at = compiler.inner(site, 'attributes', given);
  for (const { name, required } of rule?.attributes ?? []) {
    if (!required || given[name] !== undefined) continue;
    const message = `${rule?.name} must have the attribute ${name}, and nothing gives it.`;
    compiler.report(site, message, `Add "attributes: { ${name}: .. }".`);
  }
  const plans = Object.entries(given).flatMap(([name, node]) => {
    const inner = { ...compiler.inner(at, name, node), template: `${site.template}/@${name}` };
    const found = xml.target(inner, () => attributeRuleOf(name, rule));
    const text = found && compileTextOf(inner, found.rule, compiler);
    return text === undefined ? [] : { name, text, rule: found?.rule };
  });
  return {
    asked: plans.some(({ text }) => !text.constant),
    make: (frame, run) => plans.flatMap((plan) => made(plan, frame, run)),
  };
}

function made(
  { name, text, rule }: { readonly name: string; readonly text: TextPlan; readonly rule: MadeAttribute['rule'] },
  frame: Frame,
  run: Run,
): MadeAttribute[] {
  const written = text.textOf(frame, run);
  const { constant, paths } = text;
  return written === '' ? [] : [{ name, text: written, rule, constant, paths }];
}
