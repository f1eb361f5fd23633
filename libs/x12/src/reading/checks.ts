import { locate } from '@app/interchange';
import type { ByteSegment, EnvelopeReporter, GroupHeader, Segment, TransactionHeader } from '@app/interchange';
import type { IsaDetail } from './dialect.js';
import { ISA_ELEMENTS } from './isa-elements.js';

const ISA_RULES = new Map(ISA_ELEMENTS.map((rule) => [rule.element, rule]));
const INVALID_STRUCTURE = '022';

/** ISA: its length, its elements, its separators. */
export function checkIsa(isa: Segment, detail: IsaDetail, report: EnvelopeReporter): void {
  if (!detail.fixed) report.raise('isaLength', locate(isa));
  for (let element = 1; element <= 15; element++) checkIsaElement(isa, element, detail, report);
  if (!detail.soundComponent)
    report.raise('isaComponentSeparator', locate(isa, 16), { with: { value: isa.value(16) }, value: isa.value(16) });
}

function checkIsaElement(isa: Segment, element: number, detail: IsaDetail, report: EnvelopeReporter): void {
  const value = isa.value(element);
  const rule = ISA_RULES.get(element);
  const what = intruder(value, detail);
  const named = { element: String(element).padStart(2, '0'), value };
  const standardCodes = [{ table: 'TA105', code: rule?.ta105 ?? INVALID_STRUCTURE } as const];
  if (what !== undefined)
    report.raise('isaBreak', locate(isa, element), { with: { ...named, what }, value, standardCodes });
  else if (rule !== undefined && !rule.pattern.test(value))
    report.raise('isaElement', locate(isa, element), {
      with: { ...named, name: rule.name, expected: rule.expected },
      value,
      standardCodes,
    });
}

/** What stands in an element of ISA that would end it, or its line, for other readers. */
function intruder(value: string, { delimiters }: IsaDetail): string | undefined {
  if (value === delimiters.repetition) return undefined;
  if (value.includes(delimiters.terminator)) return 'the segment terminator';
  return /[\r\n]/.test(value) ? 'a line break' : undefined;
}

/** GS06 is N0 of one to nine digits (X12.5). */
export function checkGroupHeader({ control, segment }: GroupHeader, report: EnvelopeReporter): void {
  if (!/^\d{1,9}$/.test(control))
    report.raise('groupControl', locate(segment, 6), { with: { value: control }, value: control });
}

/** ST01 is ID of three characters, ST02 AN of four to nine (X12.5). */
export function checkTransactionHeader({ type, control, segment }: TransactionHeader, report: EnvelopeReporter): void {
  if (!/^[A-Z0-9]{3}$/.test(type))
    report.raise('transactionType', locate(segment, 1), { with: { value: type }, value: type });
  if (control.length < 4 || control.length > 9)
    report.raise('transactionControl', locate(segment, 2), { with: { value: control }, value: control });
}

/** A tag has no components: with the separator in it, it is no service segment to another reader. */
export function checkTag(segment: ByteSegment, report: EnvelopeReporter): void {
  if (segment.range(0).byteLength > segment.id.length && segment.sent(0) !== segment.id)
    report.raise('tagSeparator', locate(segment), { with: { id: segment.id } });
}

/** The same of a data segment, which costs its transaction only. */
export function checkDataTag(segment: ByteSegment, report: EnvelopeReporter): void {
  const { bytes, start, end } = segment;
  const { element, component } = segment.syntax;
  for (let at = start; at < end && bytes[at] !== element; at++)
    if (bytes[at] === component) return report.raise('dataTagSeparator', locate(segment), { with: { id: segment.id } });
}

/** BIN and BDS whose length does not lead to the terminator were read as text. */
export function checkBinary(segment: ByteSegment, length: number, report: EnvelopeReporter): void {
  if (segment.binary(length + 1) !== undefined) return;
  const value = segment.value(length);
  report.raise('binaryLength', locate(segment, length), { with: { id: segment.id, value }, value });
}

/** N0 is compared as a number, and as text where it is none. */
export function sameNumber(one: string, other: string): boolean {
  return /^\d+$/.test(one) && /^\d+$/.test(other) ? Number(one) === Number(other) : one === other;
}

export function sameCount(declared: string, counted: number): boolean {
  if (declared === String(counted)) return true;
  return /^\d{1,15}$/.test(declared) && Number(declared) === counted;
}
