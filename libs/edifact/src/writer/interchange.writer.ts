import type { EnvelopeParty } from '@app/interchange';
import { TextBytes, unwritable } from '@app/interchange';
import type { EdifactDelimiters } from './edifact-delimiters.js';
import { defaultEdifactDelimiters, isSyntax4 } from './edifact-delimiters.js';
import { levelCharset } from './level.charset.js';
import type { EdifactElement, EdifactSegmentData } from './segment.writer.js';
import { writeEdifactSegment } from './segment.writer.js';

/** An interchange to be written, whole. */
export interface OutgoingEdifactInterchange {
  /** 0001: `UNOC`. */
  readonly syntax: string;
  /** 0002: `3`. */
  readonly syntaxVersion: string;
  readonly sender: EnvelopeParty;
  readonly receiver: EnvelopeParty;
  /** 0020. */
  readonly control: string;
  /** Written in UTC. */
  readonly at: Date;
  readonly test: boolean;
  readonly delimiters: EdifactDelimiters;
  readonly messages: Iterable<OutgoingEdifactMessage>;
}

export interface OutgoingEdifactMessage {
  /** 0062. */
  readonly reference: string;
  /** S009: `['CONTRL', 'D', '3', 'UN']`. */
  readonly identifier: readonly string[];
  /** Those between UNH and UNT; gone over once. */
  readonly segments: Iterable<EdifactSegmentData>;
}

/**
 * Writes the interchange with its counts and references; UNA is there where the delimiters are not the usual ones.
 *
 * @throws UnwritableDataError where the syntax level lacks a character, an element repeats that cannot, or a party or
 *   reference is longer than the standard allows
 */
export function writeEdifactInterchange(interchange: OutgoingEdifactInterchange): Buffer {
  const { delimiters, syntax, syntaxVersion } = interchange;
  const charset = levelCharset(syntax);
  const bytes = new TextBytes(charset.encode);
  bytes.add(serviceString(delimiters, syntaxVersion));
  for (const segment of interchangeSegments(interchange)) bytes.add(writeEdifactSegment(segment, delimiters, charset));
  return bytes.end();
}

/** A party as we answer it: what was received longer than the standard allows is cut. */
export function fittingParty({ id, qualifier, routing = '' }: EnvelopeParty): EnvelopeParty {
  return {
    id: id.slice(0, MAX_PARTY),
    qualifier: qualifier.slice(0, MAX_QUALIFIER),
    ...(routing === '' ? {} : { routing: routing.slice(0, MAX_PARTY) }),
  };
}

/** 0004, 0007 and 0008, or 0010, 0007 and 0014. */
export function partyElement({ id, qualifier, routing = '' }: EnvelopeParty): readonly string[] {
  return [id, qualifier, routing];
}

/** an..35, an..4 and an..14 (ISO 9735). */
const MAX_PARTY = 35;
const MAX_QUALIFIER = 4;
const MAX_REFERENCE = 14;

/** A party for UNB. */
function checkedParty(party: EnvelopeParty, element: number): EdifactElement {
  const parts = partyElement(party);
  const widths = [MAX_PARTY, MAX_QUALIFIER, MAX_PARTY];
  parts.forEach((text, index) => checked(text, 'UNB', element, widths[index] ?? 0));
  return parts;
}

function checked(text: string, segment: string, element: number, width: number): string {
  if (text.length <= width) return text;
  throw unwritable('doesNotFit', { segment, element }, text, { width });
}

// UNA:+.? '   component, element, decimal, release, repetition (a space before syntax 4), terminator
function serviceString(delimiters: EdifactDelimiters, syntaxVersion: string): string {
  const usual = defaultEdifactDelimiters(syntaxVersion);
  const { component, element, decimal, release, repetition, terminator } = delimiters;
  const changed = (Object.keys(usual) as (keyof EdifactDelimiters)[]).some((key) => usual[key] !== delimiters[key]);
  return changed ? `UNA${component}${element}${decimal}${release}${repetition ?? ' '}${terminator}` : '';
}

// UNB+S001+S002+S003+date:time+0020+S005+0026+0029+0031+0032+0035'   the date has a century from syntax 4 on
function interchangeHeader(interchange: OutgoingEdifactInterchange): EdifactSegmentData {
  const { syntax, syntaxVersion, sender, receiver, control, at, test } = interchange;
  const iso = at.toISOString();
  const date = iso.slice(isSyntax4(syntaxVersion) ? 0 : 2, 10).replaceAll('-', '');
  return [
    'UNB',
    [syntax, syntaxVersion],
    checkedParty(sender, 2),
    checkedParty(receiver, 3),
    [date, iso.slice(11, 16).replace(':', '')],
    checked(control, 'UNB', 5, MAX_REFERENCE),
    ...['', '', '', '', ''],
    test ? '1' : '',
  ];
}

// UNB .. UNZ+count+0020'
function* interchangeSegments(interchange: OutgoingEdifactInterchange): Generator<EdifactSegmentData> {
  yield interchangeHeader(interchange);
  let count = 0;
  for (const message of interchange.messages) {
    yield* messageSegments(message);
    count++;
  }
  yield ['UNZ', String(count), interchange.control];
}

// UNH+0062+S009' .. UNT+count+0062'   with UNH and UNT counted
function* messageSegments(message: OutgoingEdifactMessage): Generator<EdifactSegmentData> {
  const { reference, identifier, segments } = message;
  yield ['UNH', checked(reference, 'UNH', 1, MAX_REFERENCE), identifier];
  let count = 2;
  for (const segment of segments) {
    yield segment;
    count++;
  }
  yield ['UNT', String(count), reference];
}
