import type { CanonicalDocument } from '@app/canonical';
import type { Agreement } from '@app/partners';
import type { OutboundPorts } from './outbound.js';

/** The guide that what is sent must satisfy; undefined where the agreement leaves the version open. */
export function sentGuide({ guide, standard, version, message }: Agreement): string | undefined {
  return guide ?? (version === undefined ? undefined : `${standard}/${version}/${message}`);
}

/** Whether an agreement sends documents of a type: its map makes of them what it sends, or the map of its guide. */
export function sends(
  agreement: Agreement,
  documentType: CanonicalDocument['documentType'],
  { guides, outbound }: Pick<OutboundPorts, 'guides' | 'outbound'>,
): boolean {
  if (agreement.direction !== 'out') return false;
  if (agreement.map !== undefined) return outbound.get(agreement.map)?.from === documentType;
  const guide = sentGuide(agreement);
  if (guide === undefined) return false;
  const base = guides.get(guide)?.base;
  return [guide, ...(base === undefined ? [] : [base])].some((ref) => outbound.for(ref, documentType) !== undefined);
}
