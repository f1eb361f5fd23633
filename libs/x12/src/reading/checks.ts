import { locate } from '@app/interchange';
import type { ByteSegment, EnvelopeReporter, GroupHeader, Segment, TransactionHeader } from '@app/interchange';
import type { IsaDetail } from './dialect.js';
import { ISA_ELEMENTS } from './isa-elements.js';

/** ISA: its length, its elements, its separators. */
export function checkIsa(isa: Segment, detail: IsaDetail, report: EnvelopeReporter): void {
  if (!detail.fixed) report.raise('isaLength', locate(isa));
  for (const { element, name, expected, pattern, ta105 } of ISA_ELEMENTS) {
    const value = isa.value(element);
    if (pattern.test(value)) continue;
    report.raise('isaElement', locate(isa, element), {
      with: { element: String(element).padStart(2, '0'), name, value, expected },
      value,
      standardCodes: [{ table: 'TA105', code: ta105 }],
    });
  }
  if (!detail.soundComponent)
    report.raise('isaComponentSeparator', locate(isa, 16), { with: { value: isa.value(16) }, value: isa.value(16) });
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
  return /^\d{1,15}$/.test(declared) && Number(declared) === counted;
}

/** The element in which a place lies. */
export function elementAt(segment: ByteSegment, byteOffset: number): number | undefined {
  for (let element = 1; element <= segment.elementCount; element++) {
    const range = segment.range(element);
    if (byteOffset >= range.byteOffset && byteOffset < range.byteOffset + range.byteLength) return element;
  }
  return undefined;
}
