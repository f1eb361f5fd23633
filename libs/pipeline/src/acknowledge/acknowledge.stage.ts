import type { AcknowledgmentTerms } from '@app/partners';
import type { AcknowledgePorts } from '../ports.js';
import type { AcknowledgmentInterchange, InterchangeResult } from '../results.js';
import { repeatFailure } from '../validate/holds.js';
import { acknowledgeEdifact } from './edifact.acknowledgment.js';
import { acknowledgeX12, rejectX12Interchange } from './x12.acknowledgment.js';

export interface AcknowledgeOptions {
  /** Ordinals of the groups to be answered now, where the others were answered before (X12). */
  readonly only?: readonly number[];
}

/**
 * Stage "acknowledge": the interchanges that answer a concluded one, in order; none where nothing is due: nobody to
 * answer (unknown sender, our own traffic), a duplicate (its first answer is sent again, unless the terms ask for a
 * rejection), only acknowledgments inside, or something that still waits for a person. Takes control numbers only for
 * what it returns.
 */
export async function acknowledge(
  result: InterchangeResult,
  ports: AcknowledgePorts,
  options: AcknowledgeOptions = {},
): Promise<AcknowledgmentInterchange[]> {
  const { header, terms } = result;
  // XML documents have no acknowledgment of their own kind that all understand.
  if (terms === undefined || header.standard === 'xml') return [];
  const judged = asRepeated(result, terms);
  if (judged.verdict === 'duplicate' || isHeldAsAWhole(judged)) return [];
  return header.standard === 'edifact'
    ? answerEdifact(judged, terms, ports, options.only)
    : answerX12(judged, terms, ports, options.only);
}

/** Of a duplicate whose sender wants to be told: rejected for it. */
function asRepeated(result: InterchangeResult, terms: AcknowledgmentTerms): InterchangeResult {
  const { duplicate, header, verdict } = result;
  if (verdict !== 'duplicate' || duplicate.kind === 'new' || terms.duplicate === 'again') return result;
  return { ...result, verdict: 'rejected', failures: [{ ...repeatFailure(header, duplicate), severity: 'error' }] };
}

function isHeldAsAWhole({ verdict, failures }: InterchangeResult): boolean {
  return verdict === 'held' && failures.length > 0;
}

function isRejectedAsAWhole({ verdict, failures }: InterchangeResult): boolean {
  return verdict === 'rejected' && failures.length > 0;
}

/** One CONTRL answers the whole interchange, so it waits until all of it is decided, unless it only tells of receipt. */
async function answerEdifact(
  result: InterchangeResult,
  { contrl, type }: AcknowledgmentTerms,
  ports: AcknowledgePorts,
  only: readonly number[] | undefined,
): Promise<AcknowledgmentInterchange[]> {
  const answered = result.groups.filter(({ acknowledgment }) => acknowledgment === 'CONTRL');
  const rejected = isRejectedAsAWhole(result);
  if (answered.length === 0 && (!rejected || result.groups.length > 0 || type === 'none')) return [];
  if (contrl === 'received') return only === undefined ? [await acknowledgeEdifact(result, true, ports)] : [];
  if (answered.some(({ verdict }) => verdict === 'held')) return [];
  const sound = !rejected && answered.every(({ verdict }) => verdict === 'accepted');
  return contrl === 'on-error' && sound ? [] : [await acknowledgeEdifact(result, false, ports)];
}

/** A TA1 is never answered (X12.5), so nothing answers an interchange of TA1 alone. */
async function answerX12(
  result: InterchangeResult,
  terms: AcknowledgmentTerms,
  ports: AcknowledgePorts,
  only: readonly number[] | undefined,
): Promise<AcknowledgmentInterchange[]> {
  const { failures, groups, receivedTa1Count } = result;
  if (groups.length === 0 && receivedTa1Count > 0) return [];
  if (isRejectedAsAWhole(result)) {
    return terms.ta1 === 'never' ? [] : [await rejectX12Interchange(result, failures, ports)];
  }
  const ta1 = only === undefined && isTa1Due(result, terms);
  const answered = groups.filter(
    ({ acknowledgment, verdict, ordinal }) =>
      (acknowledgment === '997' || acknowledgment === '999') &&
      verdict !== 'held' &&
      (only === undefined || only.includes(ordinal)),
  );
  if (!ta1 && answered.length === 0) return [];
  return [await acknowledgeX12(result, { ta1, groups: answered }, ports)];
}

/** Of an interchange that is not rejected. */
function isTa1Due({ header }: InterchangeResult, { ta1 }: AcknowledgmentTerms): boolean {
  return ta1 === 'always' || (ta1 === 'on-request' && header.acknowledgmentRequested);
}
