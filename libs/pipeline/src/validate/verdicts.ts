import type { Failure } from '@app/interchange';
import { acknowledgeFailures } from '@app/interchange';
import type { AcknowledgmentTerms } from '@app/partners';
import type { GroupResult, GroupVerdict, InterchangeVerdict, TransactionVerdict } from '../results.js';
import type { GroupTally } from './group.tally.js';

/** How the interchange as a whole stands, whatever is in it. */
export type InterchangeStanding = 'open' | 'rejected' | 'held' | 'duplicate';

/**
 * The groups of an interchange, concluded. What is above decides first: a rejected interchange rejects its groups, a
 * rejected group its transactions; below, one bad transaction is one bad transaction, unless all or nothing was agreed.
 */
export function concludeGroups(
  tallies: readonly GroupTally[],
  standing: InterchangeStanding,
  usual: AcknowledgmentTerms | undefined,
): GroupResult[] {
  const together = tallies.some(({ allOrNothing }) => allOrNothing === 'interchange');
  const whole = together ? sum(tallies) : undefined;
  return tallies.map((tally) => {
    const unit = whole ?? (tally.allOrNothing === 'group' ? tally : undefined);
    const failures = [...tally.errors, ...groupFailures(tally, unit)];
    const verdict = groupVerdict(tally, standing, failures, unit);
    const released = releases(tally, standing, verdict, unit);
    return {
      ordinal: tally.ordinal,
      header: tally.header,
      verdict,
      failures,
      declaredCount: tally.declaredCount,
      transactionCount: tally.count,
      acceptedCount: released ? tally.accepted : 0,
      heldCount: verdict === 'rejected' ? 0 : tally.held + (released ? 0 : tally.accepted),
      transactions: tally.named,
      ...(tally.partnerId === undefined ? {} : { partnerId: tally.partnerId }),
      acknowledgment: tally.acknowledgment(usual),
    };
  });
}

/** The interchange, from its own standing and its groups. */
export function interchangeVerdict(standing: InterchangeStanding, groups: readonly GroupResult[]): InterchangeVerdict {
  if (standing !== 'open') return standing;
  if (groups.every(({ verdict }) => verdict === 'accepted')) return 'accepted';
  if (groups.some(({ acceptedCount }) => acceptedCount > 0)) return 'partially-accepted';
  return groups.some(({ verdict }) => verdict === 'held') ? 'held' : 'rejected';
}

/**
 * What becomes of a transaction once its group is concluded: a rejected or held group takes back what was accepted,
 * a rejected one also ends what was held.
 */
export function finalVerdict(verdict: TransactionVerdict, group: GroupResult): TransactionVerdict {
  if (verdict === 'rejected' || group.verdict === 'rejected') return 'rejected';
  if (verdict === 'held' || group.acceptedCount > 0) return verdict;
  return 'held';
}

/** The counts of what stands or falls together. */
interface Unit {
  readonly count: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly held: number;
  /** Held, and awaited by the acknowledgment: not so what is an acknowledgment itself. */
  readonly waiting: number;
}

function sum(tallies: readonly GroupTally[]): Unit {
  const total = (pick: (unit: Unit) => number): number => tallies.reduce((value, tally) => value + pick(tally), 0);
  return {
    count: total((unit) => unit.count),
    accepted: total((unit) => unit.accepted),
    rejected: total((unit) => unit.rejected),
    held: total((unit) => unit.held),
    waiting: total((unit) => unit.waiting),
  };
}

function groupFailures(tally: GroupTally, unit: Unit | undefined): Failure[] {
  const { versionRefused } = tally;
  if (versionRefused !== undefined) return [versionRefused];
  if (unit === undefined || unit.rejected === 0 || unit.waiting > 0 || unit.rejected === unit.count) return [];
  return [
    acknowledgeFailures.raise('allOrNothing', {
      with: { rejected: unit.rejected, count: unit.count },
      location: tally.header === undefined ? {} : { groupControl: tally.header.control },
    }),
  ];
}

function groupVerdict(
  tally: GroupTally,
  standing: InterchangeStanding,
  failures: readonly Failure[],
  unit: Unit | undefined,
): GroupVerdict {
  if (standing === 'rejected' || standing === 'duplicate') return 'rejected';
  if (standing === 'held') return 'held';
  if (failures.length > 0 || tally.hold === 'refused') return 'rejected';
  if (tally.hold === 'held' || (unit ?? tally).waiting > 0) return 'held';
  if (tally.rejected === 0) return 'accepted';
  return tally.accepted > 0 ? 'partially-accepted' : 'rejected';
}

/** Whether what is accepted in the group may have its effect: also beside neighbours that are held. */
function releases(
  tally: GroupTally,
  standing: InterchangeStanding,
  verdict: GroupVerdict,
  unit: Unit | undefined,
): boolean {
  if (standing !== 'open' || verdict === 'rejected') return false;
  return verdict !== 'held' || (tally.hold !== 'held' && unit === undefined);
}
