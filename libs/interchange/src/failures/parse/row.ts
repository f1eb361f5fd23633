import type { FailureDefinition } from '../../failure-table.js';
import type { CodeTable, StandardCode } from '../../failure.js';

/** What a row of the parse stage says; whose turn it is, and that a retry does not help, is the same for all. */
type Row = Omit<FailureDefinition, 'severity' | 'owner' | 'retryable'>;

export function error(row: Row): FailureDefinition {
  return { ...row, severity: 'error', owner: 'partner', retryable: false };
}

export function warning(row: Row): FailureDefinition {
  return { ...row, severity: 'warning', owner: 'partner', retryable: false };
}

export function code(table: CodeTable, ...codes: readonly string[]): StandardCode[] {
  return codes.map((each) => ({ table, code: each }));
}

export function ta105(...codes: readonly string[]): StandardCode[] {
  return code('TA105', ...codes);
}

export function edifact(...codes: readonly string[]): StandardCode[] {
  return code('0085', ...codes);
}

export const RESEND = 'Ask the sender to send the whole interchange again.';
export const CORRECT = 'Ask the sender to correct it and to send the interchange again under a new control number.';
export const NOTHING = 'Nothing has to be done; the sender may want to correct it.';
