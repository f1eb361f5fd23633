import type {
  AcknowledgedTransaction,
  Acknowledgment,
  AcknowledgmentError,
  AcknowledgmentVerdict,
} from '@app/canonical';

/** The states of an outbound interchange, in the order in which they are usual. */
export const OUTBOUND_STATES = [
  'created',
  'sent',
  'acknowledged',
  'accepted-with-errors',
  'rejected',
  'overdue',
] as const;
export type OutboundState = (typeof OUTBOUND_STATES)[number];

/** What an acknowledgment answers: numbers of ours, as the partner repeats them. */
export interface Answered {
  readonly standard: 'x12' | 'edifact';
  readonly level: 'interchange' | 'group';
  readonly control: string;
}

/** TA1 and CONTRL name the interchange, 997 and 999 the group. Undefined where it names neither. */
export function answeredBy({ kind, answers }: Acknowledgment): Answered | undefined {
  const standard = kind === 'CONTRL' ? 'edifact' : 'x12';
  if (answers.group !== undefined) return { standard, level: 'group', control: answers.group.control };
  if (answers.interchange === undefined) return undefined;
  return { standard, level: 'interchange', control: answers.interchange.control };
}

/** What is said of one transaction of ours. */
export interface Said {
  readonly verdict: AcknowledgmentVerdict;
  readonly errors: readonly AcknowledgmentError[];
}

/**
 * What an acknowledgment says of the transaction with this control number: where it is not named, what is said of its
 * group or interchange; a rejected part of it has a name then, so `partially-accepted` means accepted for the others.
 */
export function saidOf(acknowledgment: Acknowledgment, transactionControl: string): Said {
  const own = acknowledgment.transactions.find(({ control }) => isSame(control, transactionControl));
  if (own === undefined) return { verdict: acknowledgment.verdict, errors: acknowledgment.errors };
  return { verdict: own.verdict, errors: [...acknowledgment.errors, ...own.errors] };
}

/** Transactions that the acknowledgment names and that are not ours. */
export function foreignTo(acknowledgment: Acknowledgment, transactionControl: string): AcknowledgedTransaction[] {
  return acknowledgment.transactions.filter(({ control }) => !isSame(control, transactionControl));
}

/** Control numbers of X12 are numbers: leading zeros do not count. */
export function isSame(one: string, other: string): boolean {
  return one.replace(/^0+/, '') === other.replace(/^0+/, '');
}

/**
 * The state that an answer leads to. A TA1 that accepts says nothing of what is in the interchange, and a receipt
 * (CONTRL 8) nothing that an answer before it did not say better.
 */
export function stateAfter(state: OutboundState, kind: Acknowledgment['kind'], { verdict }: Said): OutboundState {
  if (verdict === 'rejected') return 'rejected';
  if (kind === 'TA1') return state;
  if (verdict === 'accepted-with-errors') return 'accepted-with-errors';
  if (verdict === 'received' && state !== 'created' && state !== 'sent' && state !== 'overdue') return state;
  return 'acknowledged';
}

/** Errors in a sentence: `AK403 6 (the value holds ..) at IT1 8, element 4: "1,250.00"`. */
export function inWords(errors: readonly AcknowledgmentError[]): string {
  if (errors.length === 0) return 'it names no error';
  return errors
    .map(({ table, code, meaning, ...place }) => `${table} ${code} (${meaning})${placeOf(place)}`)
    .join('; ');
}

function placeOf({ segment, position, element, value }: Partial<AcknowledgmentError>): string {
  const parts = [
    ...(segment === undefined ? [] : [` at ${segment}${position === undefined ? '' : ` ${position}`}`]),
    ...(element === undefined ? [] : [`, element ${element}`]),
    ...(value === undefined ? [] : [`: "${value}"`]),
  ];
  return parts.join('');
}
