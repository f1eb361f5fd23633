import type { AcknowledgePorts } from '../ports.js';
import type { AcknowledgmentInterchange, GroupResult, InterchangeResult } from '../results.js';
import { acknowledgeEdifact } from './edifact.acknowledgment.js';
import { acknowledgeX12Groups, rejectX12Interchange } from './x12.acknowledgment.js';

export interface AcknowledgeOptions {
  /** Ordinals of the groups to be answered now, where the others were answered before (X12). */
  readonly only?: readonly number[];
}

/**
 * Stage "acknowledge": the interchanges that answer a concluded one, in order; none where nothing is due: nobody to
 * answer (unknown sender, our own traffic), a duplicate (its first answer is sent again), only acknowledgments inside,
 * or something that still waits for a person. Takes control numbers only for what it returns.
 */
export async function acknowledge(
  result: InterchangeResult,
  ports: AcknowledgePorts,
  { only }: AcknowledgeOptions = {},
): Promise<AcknowledgmentInterchange[]> {
  const { header, terms, verdict, failures, groups } = result;
  if (terms === undefined || verdict === 'duplicate') return [];
  const rejected = verdict === 'rejected' && failures.length > 0;
  if (header.standard === 'edifact') {
    return isContrlDue(rejected, groups, terms.type) ? [await acknowledgeEdifact(result, ports)] : [];
  }
  if (rejected) return terms.ta1 === 'never' ? [] : [await rejectX12Interchange(result, ports)];
  const answered = groups.filter(
    (group) =>
      (group.acknowledgment === '997' || group.acknowledgment === '999') &&
      group.verdict !== 'held' &&
      (only === undefined || only.includes(group.ordinal)),
  );
  return answered.length === 0 ? [] : [await acknowledgeX12Groups(result, answered, ports)];
}

/** One CONTRL answers the whole interchange, so it waits until all of it is decided. */
function isContrlDue(rejected: boolean, groups: readonly GroupResult[], type: string): boolean {
  const answered = groups.filter(({ acknowledgment }) => acknowledgment === 'CONTRL');
  if (answered.some(({ verdict }) => verdict === 'held')) return false;
  return answered.length > 0 || (rejected && groups.length === 0 && type !== 'none');
}
