import type {
  Failure,
  GroupEnd,
  GroupHeader,
  InterchangeEnd,
  InterchangeHeader,
  Segment,
  Transaction,
} from '@app/interchange';
import { acknowledgeFailures, MOST_FAILURES } from '@app/interchange';
import type { AcknowledgmentTerms, Counterparty, Resolution } from '@app/partners';
import { DEFAULT_ACKNOWLEDGMENT_TERMS } from '@app/partners';
import type { DuplicateVerdict, ExaminePorts } from '../ports.js';
import { Resolutions } from '../resolutions.js';
import type { Decision, ExaminedTransaction, InterchangeResult, TransactionVerdict } from '../results.js';
import { Decisions } from './decisions.js';
import { duplicateKey } from './duplicate.detection.js';
import type { TransmissionDuplicates } from './duplicate.detection.js';
import { GroupTally, holdState } from './group.tally.js';
import type { HoldState } from './group.tally.js';
import type { TransactionExamination } from './transaction.examination.js';
import { examineTransaction } from './transaction.examination.js';
import { ReceivedTa1, TA1_ORDINAL } from './received.ta1.js';
import { groupHold, interchangeHold, repeatFailure } from './holds.js';
import type { InterchangeStanding } from './verdicts.js';
import { concludeGroups, interchangeVerdict } from './verdicts.js';

export interface ExaminationSettings {
  readonly ports: ExaminePorts;
  readonly duplicates: TransmissionDuplicates;
  readonly onDuplicate: 'hold' | 'warn';
  readonly decisions: readonly Decision[];
}

/** Stage "validate" of one interchange, from its header to its verdict. */
export class InterchangeExamination {
  readonly counterparty: Counterparty;
  /** What is raised on the way and belongs to no transaction; the stage takes it out. */
  readonly raised: Failure[] = [];
  private readonly decisions: Decisions;
  private readonly errors: Failure[] = [];
  private readonly warnings: Failure[] = [];
  private readonly receivedTa1: ReceivedTa1;
  private readonly groups: GroupTally[] = [];
  private readonly resolutions: Resolutions;
  private readonly hold: HoldState;
  private open: GroupTally | undefined;
  private windowDays: number | undefined;

  constructor(
    private readonly header: InterchangeHeader,
    private readonly settings: ExaminationSettings,
  ) {
    this.decisions = new Decisions(settings.decisions);
    this.resolutions = new Resolutions(settings.ports.agreements);
    this.receivedTa1 = new ReceivedTa1(header);
    this.counterparty = settings.ports.agreements.identify(header.sender, header.receiver, header.standard);
    const hold = interchangeHold(header, this.counterparty);
    this.hold = holdState(hold, this.decisions.ofInterchange());
    if (hold !== undefined) this.raise(hold, this.hold, this.errors);
  }

  startGroup(header: GroupHeader): void {
    this.open = new GroupTally(header.ordinal, header, this.header.standard);
    this.groups.push(this.open);
  }

  endGroup({ declaredCount }: GroupEnd): void {
    this.open?.close(declaredCount);
    this.open = undefined;
  }

  /** A failure of the envelope: an error rejects the level that it belongs to. */
  fail(failure: Failure): void {
    if (failure.severity === 'warning' && failure.scope === 'interchange') note(this.warnings, failure);
    if (failure.severity !== 'error' || failure.scope === 'transmission') return;
    note(failure.scope === 'interchange' || this.open === undefined ? this.errors : this.open.errors, failure);
  }

  /** A segment outside of the groups. */
  segment(segment: Segment): void {
    this.receivedTa1.add(segment);
  }

  examine(transaction: Transaction, segmentCount: number): ExaminedTransaction {
    const tally = this.tally();
    const resolution = this.counterparty.kind === 'known' ? this.resolve(transaction, tally) : undefined;
    const decision = this.decisions.ofTransaction(tally.ordinal, transaction.header.ordinal);
    const examination = examineTransaction(transaction, resolution, decision, this.settings.ports);
    const verdict = this.below(tally, examination.verdict);
    tally.add(transaction, verdict, examination, this.termsFor(examination));
    const { duplicateWindowDays } = examination.agreement ?? {};
    if (duplicateWindowDays !== undefined) this.windowDays = Math.max(this.windowDays ?? 0, duplicateWindowDays);
    return told(transaction, examination, { verdict, groupOrdinal: tally.ordinal, segmentCount });
  }

  /** The TA1 segments of the interchange, once it is concluded: what is wrong with it as a whole is theirs too. */
  examineTa1({ failures, verdict: whole }: InterchangeResult): ExaminedTransaction | undefined {
    const transaction = this.receivedTa1.transaction();
    if (transaction === undefined) return undefined;
    const resolution = this.counterparty.kind === 'known' ? this.resolutions.of(transaction) : undefined;
    const decision = this.decisions.ofTransaction(TA1_ORDINAL, TA1_ORDINAL);
    const examination = examineTransaction(transaction, resolution, decision, this.settings.ports);
    const stopped = failures.length > 0 || whole === 'duplicate';
    const verdict = !stopped ? examination.verdict : whole === 'held' ? whole : 'rejected';
    return told(transaction, examination, {
      verdict,
      groupOrdinal: TA1_ORDINAL,
      segmentCount: transaction.segments.length,
    });
  }

  async conclude({ byteOffset, byteLength, closed }: InterchangeEnd, sha256: string): Promise<InterchangeResult> {
    const duplicate = await this.duplicate(sha256);
    const standing = this.standing(duplicate);
    const usual = this.usualTerms();
    const groups = concludeGroups(this.groups, standing, usual);
    if (this.receivedTa1.excess !== undefined) this.raised.push(this.receivedTa1.excess);
    for (const group of groups) this.raised.push(...group.failures.filter(({ code }) => code === ALL_OR_NOTHING));
    const total = (pick: 'transactionCount' | 'acceptedCount' | 'heldCount'): number =>
      groups.reduce((sum, group) => sum + group[pick], 0);
    const decision = this.decisions.ofInterchange();
    const result: InterchangeResult = {
      header: this.header,
      byteOffset,
      byteLength,
      sha256,
      closed,
      counterparty: this.counterparty,
      duplicate,
      verdict: interchangeVerdict(standing, groups),
      failures: this.errors,
      warnings: this.warnings,
      receivedTa1Count: this.receivedTa1.count,
      groups,
      transactionCount: total('transactionCount'),
      acceptedCount: total('acceptedCount'),
      heldCount: total('heldCount'),
      ...(decision === undefined ? {} : { decision }),
      terms: usual && (this.groups.find(({ terms }) => terms !== undefined)?.terms ?? usual),
    };
    if (result.acceptedCount > 0)
      this.settings.duplicates.remember(duplicateKey(this.header).key, sha256, this.header.ordinal);
    return result;
  }

  /** EDIFACT without UNG: all messages are one group. */
  private tally(): GroupTally {
    const tally = this.open ?? this.groups[0] ?? new GroupTally(1, undefined, this.header.standard);
    if (this.groups.length === 0) this.groups.push(tally);
    return tally;
  }

  private resolve(transaction: Transaction, tally: GroupTally): Resolution {
    const resolution = this.resolutions.of(transaction);
    const hold = groupHold(transaction.group, resolution);
    if (hold !== undefined && tally.count === 0) {
      tally.hold = holdState(hold, this.decisions.ofGroup(tally.ordinal));
      this.raise(hold, tally.hold, []);
    }
    return resolution;
  }

  /** A hold above a transaction is its own. */
  private below(tally: GroupTally, verdict: TransactionVerdict): TransactionVerdict {
    if (this.hold === 'refused' || tally.hold === 'refused') return 'rejected';
    return this.hold === 'held' || tally.hold === 'held' ? 'held' : verdict;
  }

  private async duplicate(sha256: string): Promise<DuplicateVerdict> {
    if (this.errors.length > 0) return { kind: 'new' };
    return this.settings.duplicates.verdict({ ...duplicateKey(this.header), sha256, windowDays: this.windowDays });
  }

  private standing(duplicate: DuplicateVerdict): InterchangeStanding {
    if (this.hold === 'held') return 'held';
    if (this.errors.length > 0) return 'rejected';
    if (duplicate.kind === 'new') return 'open';
    const failure = repeatFailure(this.header, duplicate);
    if (this.settings.onDuplicate === 'warn') {
      const warning: Failure = { ...failure, severity: 'warning' };
      this.warnings.push(warning);
      this.raised.push(warning);
      return 'open';
    }
    if (duplicate.kind === 'repeat') {
      this.raised.push(failure);
      return 'duplicate';
    }
    const state = holdState(failure, this.decisions.ofInterchange());
    this.raise(failure, state, this.errors);
    return state === 'refused' ? 'rejected' : state;
  }

  private raise(hold: Failure, state: HoldState, errors: Failure[]): void {
    this.raised.push(state === 'open' ? { ...hold, severity: 'warning' } : hold);
    if (state !== 'open') errors.push(hold);
  }

  private usualTerms(): AcknowledgmentTerms | undefined {
    if (this.counterparty.kind !== 'known' || this.counterparty.direction === 'out') return undefined;
    return this.counterparty.partner?.acknowledgment ?? DEFAULT_ACKNOWLEDGMENT_TERMS;
  }

  private termsFor({ agreement, partner, direction }: TransactionExamination): AcknowledgmentTerms | undefined {
    if (direction === 'out') return undefined;
    return agreement?.acknowledgment ?? partner?.acknowledgment ?? this.usualTerms();
  }
}

/** No acknowledgment names more than the first few. */
function note(failures: Failure[], failure: Failure): void {
  if (failures.length < MOST_FAILURES) failures.push(failure);
}

const ALL_OR_NOTHING = acknowledgeFailures.definitions.allOrNothing.code;

function told(
  { interchange, group, header, byteOffset, byteLength }: Transaction,
  { failures, agreement, direction, guide, matched }: TransactionExamination,
  standing: Pick<ExaminedTransaction, 'verdict' | 'groupOrdinal' | 'segmentCount'>,
): ExaminedTransaction {
  return {
    kind: 'transaction',
    interchange,
    group,
    header,
    range: { byteOffset, byteLength },
    ...standing,
    failures,
    agreement,
    direction,
    guide,
    matched,
  };
}
