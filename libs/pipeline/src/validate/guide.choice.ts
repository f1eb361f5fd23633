import type { Guide, MatchTerms } from '@app/guide';
import type { Transaction } from '@app/interchange';
import type { Agreement } from '@app/partners';
import type { Guides } from '../ports.js';

/**
 * The guide of a transaction: the agreement's; else that of exactly ST03 (GS08, or S009 with 0057); else of the first
 * six characters of GS08 (0052 and 0054). ISA12 never selects it, but for a TA1. An acknowledgment of a version without
 * one is read by that of the version from which its form holds.
 */
export function chooseGuide(
  guides: Guides,
  agreement: Agreement | undefined,
  { header, group, interchange: { standard } }: Transaction,
): Guide | undefined {
  if (agreement?.guide !== undefined) return guides.get(agreement.guide);
  return (
    guides.find(standard, header.version, header.type, header.association) ??
    (standard === 'x12' && group !== undefined ? guides.find(standard, group.version, header.type) : undefined) ??
    acknowledgmentGuide(guides, header)
  );
}

const MARKS: Readonly<Record<string, MatchTerms>> = { comma: { decimalMark: ',' }, point: { decimalMark: '.' } };

/** What the agreement's options say of how values are written; see the option `decimal-mark` of maps. */
export function matchTerms(agreement: Agreement | undefined): MatchTerms | undefined {
  const mark = agreement?.options['decimal-mark'];
  return mark === undefined ? undefined : MARKS[mark];
}

function acknowledgmentGuide(
  guides: Guides,
  { type, version }: Pick<Transaction['header'], 'type' | 'version'>,
): Guide | undefined {
  switch (type) {
    case '997':
      return guides.get(version >= '005010' ? 'x12/005010/997' : 'x12/004010/997');
    case 'TA1':
      return guides.get('x12/00401/TA1');
    case '999':
      return guides.get('x12/005010/999');
    case 'CONTRL':
      return guides.get(version.startsWith('4') ? 'edifact/4.1/CONTRL' : 'edifact/D.3/CONTRL');
    default:
      return undefined;
  }
}
