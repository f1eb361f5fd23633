import type { ItemId } from '@app/canonical';
import type { OrderedLine } from './order-line.js';
import type { ShippedItem } from './shipment.js';
import { sameUnit } from './unit.js';

export type LineProblem = 'no-line' | 'contradiction' | 'another-unit';
export type FoundLines =
  { readonly lines: readonly [OrderedLine, ...OrderedLine[]] } | { readonly problem: LineProblem };

/**
 * The lines of an order that an item was shipped for, in line order.
 *
 * 1. The line of the same line number, unless its item numbers contradict the item's (many despatch advices number
 *    their items 1, 2, 3, whatever the order says).
 * 2. Else the lines that share an item number and contradict none. "Contradict": both have a number of one scheme,
 *    and no value in common. Where every sharing line contradicts, the item contradicts itself.
 * 3. Of those, the lines counted in the item's unit.
 */
export function findLines(lines: readonly OrderedLine[], item: ShippedItem): FoundLines {
  const agreeing = lines.filter((line) => !contradicts(line.identifiers, item.identifiers));
  const numbered = agreeing.filter((line) => sameLineNumber(line.lineNumber, item.lineNumber));
  const found = numbered.length > 0 ? numbered : agreeing.filter((line) => shares(line.identifiers, item.identifiers));
  if (found.length === 0) {
    return { problem: lines.some((line) => shares(line.identifiers, item.identifiers)) ? 'contradiction' : 'no-line' };
  }
  const [first, ...more] = found.filter((line) => sameUnit(line.unit, item.unit));
  return first === undefined ? { problem: 'another-unit' } : { lines: [first, ...more] };
}

/** Line numbers are text; where both are digits, `001` is `1`. */
function sameLineNumber(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return a === b || (isDigits(a) && isDigits(b) && withoutZeros(a) === withoutZeros(b));
}

function isDigits(text: string): boolean {
  return /^\d+$/.test(text);
}

function withoutZeros(digits: string): string {
  return digits.replace(/^0+/, '');
}

function shares(a: readonly ItemId[], b: readonly ItemId[]): boolean {
  return a.some((one) => b.some((other) => one.scheme === other.scheme && one.value === other.value));
}

function contradicts(a: readonly ItemId[], b: readonly ItemId[]): boolean {
  const common = a.map(({ scheme }) => scheme).filter((scheme) => b.some((other) => other.scheme === scheme));
  return common.some((scheme) => !shares(of(a, scheme), of(b, scheme)));
}

function of(ids: readonly ItemId[], scheme: string): ItemId[] {
  return ids.filter((id) => id.scheme === scheme);
}
