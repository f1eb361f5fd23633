import type { Failure, FailureLocation, Transaction } from '@app/interchange';
import { BoundedFailures, validateFailures } from '@app/interchange';
import { XmlElement } from '@app/xml';
import type { MatchedTransaction } from '../guide.js';
import type { ElementRule, ValueRule } from './xml.rules.js';
import { typeProblem } from './xml.value.check.js';

/** Finds what a document does wrong against the rules of its root element. What they do not name is not looked at. */
export function matchXml(rule: ElementRule, transaction: Transaction): MatchedTransaction {
  const [root] = transaction.segments;
  const check = new XmlCheck(transaction);
  if (root instanceof XmlElement) check.element(root, rule);
  const segments = transaction.segments.map((segment) => ({ use: segment.id, segment }));
  return { transaction, root: { id: '', loop: '', segments, loops: [] }, failures: check.failures() };
}

class XmlCheck {
  private readonly found = new BoundedFailures();

  constructor(private readonly transaction: Transaction) {}

  failures(): Failure[] {
    const { byteOffset, byteLength } = this.transaction;
    return this.found.all(() => ({ ...this.base(), byteOffset, byteLength }));
  }

  element(element: XmlElement, rule: ElementRule): void {
    for (const { name, required, value } of rule.attributes) {
      const text = element.attributes.get(name);
      if (text !== undefined) this.value(element, text.trim(), value, `${element.id}/@${name}`);
      else if (required) this.raise('xmlAttributeMissing', element, { attribute: name, element: element.id });
    }
    if (rule.value !== undefined && element.children.length === 0) {
      const text = element.text.trim();
      if (text === '' && rule.min > 0) this.raise('xmlEmpty', element, { element: element.id });
      else if (text !== '') this.value(element, text, rule.value, element.id);
    }
    for (const inner of rule.elements) this.children(element, inner);
  }

  private children(parent: XmlElement, rule: ElementRule): void {
    const found = parent.children.filter(({ id }) => id === rule.name);
    const extra = found[rule.max];
    if (found.length < rule.min) this.raise('xmlElementMissing', parent, { element: rule.name, parent: parent.id });
    if (extra !== undefined) {
      const fill = { element: rule.name, parent: parent.id, count: found.length, max: rule.max };
      this.raise('xmlElementRepeated', extra, fill);
    }
    for (const child of found) this.element(child, rule);
  }

  private value(element: XmlElement, text: string, { type, max, codes }: ValueRule, name: string): void {
    const problem = typeProblem(text, type);
    if (problem !== undefined) {
      const { name: wanted, example } = problem;
      this.raise('xmlValueType', element, { element: name, value: shortened(text), type: wanted, example }, text);
    } else if (codes?.has(text) === false) {
      this.raise('xmlCode', element, { element: name, value: shortened(text), codes: [...codes].join(', ') }, text);
    } else if (text.length > max) {
      this.raise('xmlValueTooLong', element, { element: name, length: text.length, max });
    }
  }

  private raise(
    row: Parameters<typeof validateFailures.raise>[0],
    element: XmlElement,
    fill: Readonly<Record<string, string | number>>,
    value?: string,
  ): void {
    this.found.add('error', () =>
      validateFailures.raise(row, {
        with: fill,
        location: this.locationOf(element),
        ...(value === undefined ? {} : { value: shortened(value) }),
      }),
    );
  }

  private base(): FailureLocation {
    const { interchange, header } = this.transaction;
    return {
      interchangeControl: interchange.control,
      transactionControl: header.control,
      transactionType: header.type,
    };
  }

  private locationOf(element: XmlElement): FailureLocation {
    const { id, position, byteOffset, byteLength, line, column } = element;
    return {
      ...this.base(),
      segmentPosition: position,
      segmentId: id,
      byteOffset,
      byteLength,
      line,
      column,
    };
  }
}

const LONGEST = 80;

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text;
}
