import type { ValueType, XmlElementRule, XmlElementRules, XmlGuideDefinition } from './xml.guide.schema.js';

/** What is checked of a value. */
export interface ValueRule {
  readonly type: ValueType;
  readonly max: number;
  readonly codes: ReadonlySet<string> | undefined;
}

/** What is checked of an element and of what is in it. */
export interface ElementRule {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** Undefined where its text is not looked at. */
  readonly value: ValueRule | undefined;
  readonly attributes: readonly { readonly name: string; readonly required: boolean; readonly value: ValueRule }[];
  readonly elements: readonly ElementRule[];
}

/** The rules of the root element. */
export function compileRules({ message, attributes, elements }: XmlGuideDefinition): ElementRule {
  return ruleOf(message, { occurs: 1, elements, ...(attributes === undefined ? {} : { attributes }) });
}

function rulesOf(elements: XmlElementRules = {}): ElementRule[] {
  return Object.entries(elements).map(([name, rule]) =>
    ruleOf(name, typeof rule === 'object' ? rule : { occurs: rule }),
  );
}

function ruleOf(name: string, rule: XmlElementRule): ElementRule {
  const { min, max } = rangeOf(rule.occurs ?? '0..*');
  const inner = rulesOf(rule.elements);
  return {
    name,
    min,
    max,
    value: inner.length > 0 ? undefined : valueOf(rule),
    attributes: Object.entries(rule.attributes ?? {}).map(([attribute, usage]) => ({
      name: attribute,
      required: usage === 'required' || usage.usage === 'required',
      value: valueOf(usage === 'required' ? {} : usage),
    })),
    elements: inner,
  };
}

function rangeOf(occurs: number | string): { min: number; max: number } {
  const [min = '0', max = min] = String(occurs).split('..');
  return { min: Number(min), max: max === '*' ? Infinity : Number(max) };
}

function valueOf({ type = 'text', max = Infinity, codes }: Pick<XmlElementRule, 'type' | 'max' | 'codes'>): ValueRule {
  return { type, max, codes: codes === undefined ? undefined : new Set(codes.split(/\s+/)) };
}
