import type { InterchangeHeader } from '@app/interchange';
import type { DuplicateQuery, Duplicates, DuplicateVerdict } from '../ports.js';

/**
 * What makes two interchanges the same: X12 (ISA05, 06, 07, 08, 13), EDIFACT (0004 + 0007, 0010 + 0007, 0020); X12.5
 * through RFI 723, ISO 9735. ISA13 is a number: leading zeros do not count.
 */
export function duplicateKey(
  header: Pick<InterchangeHeader, 'standard' | 'sender' | 'receiver' | 'control'>,
): Pick<DuplicateQuery, 'standard' | 'sender' | 'receiver' | 'control' | 'key'> {
  const { standard, sender, receiver } = header;
  const control = standard === 'x12' ? header.control.replace(/^0+(?=\d+$)/, '') : header.control;
  const parts = [standard, sender.qualifier, sender.id, receiver.qualifier, receiver.id, control];
  return { standard, sender, receiver, control, key: parts.map(encodeURIComponent).join('/') };
}

/** Answers for one interchange, whose verdict is known already. */
export function fixedDuplicates(verdict: DuplicateVerdict): Duplicates {
  return { verdict: () => Promise.resolve(verdict) };
}

/** Remembers the interchanges of one transmission that are in effect, and asks further about those it does not know. */
export class TransmissionDuplicates implements Duplicates {
  private readonly inEffect = new Map<string, { readonly sha256: string; readonly ordinal: number }>();

  constructor(private readonly further: Duplicates) {}

  verdict(query: DuplicateQuery): Promise<DuplicateVerdict> {
    const known = this.inEffect.get(query.key);
    if (known === undefined) return this.further.verdict(query);
    const of = `interchange ${known.ordinal} of this transmission`;
    return Promise.resolve({ kind: known.sha256 === query.sha256 ? 'repeat' : 'conflict', of });
  }

  remember(key: string, sha256: string, ordinal: number): void {
    this.inEffect.set(key, { sha256, ordinal });
  }
}
