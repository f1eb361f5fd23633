import type { EnvelopeParty } from '@app/interchange';
import { TextBytes, unwritable } from '@app/interchange';
import type { X12SegmentData } from './segment.writer.js';
import { writeX12Segment } from './segment.writer.js';
import type { X12Delimiters } from './x12-delimiters.js';

/** An interchange to be written, whole. Control numbers are numbers: the writer pads them. */
export interface OutgoingX12Interchange {
  readonly sender: EnvelopeParty;
  readonly receiver: EnvelopeParty;
  /** ISA12: `00401`. */
  readonly version: string;
  readonly control: number;
  /** Written in UTC. */
  readonly at: Date;
  readonly test: boolean;
  readonly delimiters: X12Delimiters;
  /** TA1 segments: they stand before the first GS. */
  readonly interchangeAcknowledgments: readonly X12SegmentData[];
  readonly groups: readonly OutgoingX12Group[];
}

export interface OutgoingX12Group {
  readonly functionalId: string;
  readonly sender: string;
  readonly receiver: string;
  readonly control: number;
  readonly version: string;
  readonly transactions: Iterable<OutgoingX12Transaction>;
}

export interface OutgoingX12Transaction {
  readonly type: string;
  readonly control: number;
  /** ST03, from 005010 on. */
  readonly convention?: string;
  /** Those between ST and SE; gone over once. */
  readonly segments: Iterable<X12SegmentData>;
}

/**
 * Writes the interchange with its counts and control numbers. ASCII throughout.
 *
 * @throws UnwritableDataError where a text cannot be written with these delimiters, or an element of ISA does not fit:
 *   an ISA has 106 characters
 */
export function writeX12Interchange(interchange: OutgoingX12Interchange): Buffer {
  const bytes = new TextBytes((text) => Buffer.from(text, 'latin1'));
  bytes.add(isa(interchange));
  const delimiters = repeatable(interchange);
  for (const segment of interchangeSegments(interchange)) bytes.add(writeX12Segment(segment, delimiters));
  return bytes.end();
}

/** ISA13 and GS06 return to 1 after 999999999. */
export function wrapX12Control(next: number): number {
  return ((next - 1) % 999_999_999) + 1;
}

/** ISA13: nine digits. */
export function isaControl(control: number): string {
  return String(control).padStart(9, '0');
}

// ISA*00*..........*00*..........*qq*sender-of-15...*qq*receiver-of-15.*yymmdd*hhmm*rep*ver..*control..*0*P*comp~
// Every element has a fixed width, 106 characters in all; ISA16 is the component separator itself, ISA11 the
// repetition separator from 00402 on and the standards identifier U before.
function isa(interchange: OutgoingX12Interchange): string {
  const { sender, receiver, version, control, at, test, delimiters } = interchange;
  const parties = [sender, receiver].flatMap(({ qualifier, id }) => [qualifier.padEnd(2), id.padEnd(15)]);
  const { date, time } = utc(at);
  const blank = ' '.repeat(10);
  const head = ['00', blank, '00', blank, ...parties, date.slice(2), time];
  const mark = repeats(version) ? (delimiters.repetition ?? unusedMark(delimiters)) : 'U';
  const elements = [...head, mark, version, isaControl(control), '0', test ? 'T' : 'P', delimiters.component];
  elements.forEach((text, index) => {
    const width = ISA_WIDTHS[index] ?? 0;
    if (text.length !== width)
      throw unwritable('doesNotFit', { segment: 'ISA', element: index + 1 }, text.trimEnd(), { width });
  });
  writeX12Segment(['ISA', ...head, '', version], delimiters);
  return ['ISA', ...elements].join(delimiters.element) + delimiters.terminator;
}

/** ISA01 to ISA16. */
const ISA_WIDTHS = [2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1];

/** Elements repeat from 00402 on. */
function repeats(version: string): boolean {
  return version >= '00402';
}

/** Before 00402 nothing separates repetitions; the delimiter stays unused all the same. */
function repeatable({ version, delimiters }: OutgoingX12Interchange): X12Delimiters {
  return repeats(version) ? delimiters : { ...delimiters, repetition: undefined };
}

// TA1 .. GS .. GE .. IEA*count*control~
function* interchangeSegments(interchange: OutgoingX12Interchange): Generator<X12SegmentData> {
  const { interchangeAcknowledgments, groups, at, control } = interchange;
  yield* interchangeAcknowledgments;
  for (const group of groups) yield* groupSegments(group, at);
  yield ['IEA', String(groups.length), isaControl(control)];
}

// GS*FA*sender*receiver*ccyymmdd*hhmm*control*X*version~ .. GE*count*control~
function* groupSegments(group: OutgoingX12Group, at: Date): Generator<X12SegmentData> {
  const { functionalId, sender, receiver, version, transactions } = group;
  const { date, time } = utc(at);
  const control = String(group.control);
  yield ['GS', functionalId, sender, receiver, date, time, control, 'X', version];
  let count = 0;
  for (const transaction of transactions) {
    yield* transactionSegments(transaction);
    count++;
  }
  yield ['GE', String(count), control];
}

// ST*997*0001[*convention]~ .. SE*count*0001~ with ST and SE counted
function* transactionSegments(transaction: OutgoingX12Transaction): Generator<X12SegmentData> {
  const { type, control, convention = '', segments } = transaction;
  const padded = String(control).padStart(4, '0');
  yield ['ST', type, padded, convention];
  let count = 2;
  for (const segment of segments) {
    yield segment;
    count++;
  }
  yield ['SE', String(count), padded];
}

function utc(at: Date): { date: string; time: string } {
  const iso = at.toISOString();
  return { date: iso.slice(0, 10).replaceAll('-', ''), time: iso.slice(11, 16).replace(':', '') };
}

/** Where nothing repeats: the usual separator, or a letter, which is none, where that separates already. */
function unusedMark({ element, component, terminator }: X12Delimiters): string {
  return [element, component, terminator].includes('^') ? 'U' : '^';
}
