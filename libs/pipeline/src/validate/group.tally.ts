import type { Failure, GroupHeader, Standard, Transaction } from '@app/interchange';
import type { AcknowledgmentTerms, AllOrNothing } from '@app/partners';
import type { Decision, GroupResult, TransactionResult, TransactionVerdict } from '../results.js';
import { NamedTransactions } from './named.transactions.js';
import type { TransactionExamination } from './transaction.examination.js';

/** How a hold stands: there is none (or it was released), it waits for a person, or a person refused. */
export type HoldState = 'open' | 'held' | 'refused';

export function holdState(hold: Failure | undefined, decision: Decision['decision'] | undefined): HoldState {
  if (hold === undefined || decision === 'release') return 'open';
  return decision === 'refuse' ? 'refused' : 'held';
}

/** What is counted of one group while its transactions pass by; bounded by what its acknowledgment names. */
export class GroupTally {
  readonly errors: Failure[] = [];
  readonly named = new NamedTransactions();
  declaredCount: string | undefined;
  /** Of the group as a whole: its codes are known to nobody. */
  hold: HoldState = 'open';
  count = 0;
  accepted = 0;
  rejected = 0;
  held = 0;
  private heldAcknowledgments = 0;
  allOrNothing: AllOrNothing = 'none';
  partnerId: string | undefined;
  private noGuide: Failure | undefined;
  private refusedForGuide = 0;
  /** How the last transaction asks to be answered; undefined where none is to be. */
  terms: AcknowledgmentTerms | undefined;
  private answered = 0;

  constructor(
    readonly ordinal: number,
    readonly header: GroupHeader | undefined,
    private readonly standard: Standard,
  ) {}

  /** `terms` is undefined where nobody is to be answered. */
  add(
    transaction: Transaction,
    verdict: TransactionVerdict,
    examination: TransactionExamination,
    terms: AcknowledgmentTerms | undefined,
  ): void {
    this.count++;
    if (verdict === 'rejected') this.rejected++;
    else if (verdict === 'held') this.held++;
    else this.accepted++;
    const { agreement, decision, failures } = examination;
    if (agreement !== undefined && agreement.allOrNothing !== 'none' && this.allOrNothing !== 'interchange')
      this.allOrNothing = agreement.allOrNothing;
    this.partnerId ??= examination.partner?.id;
    if (decision === 'refuse' && examination.guide === undefined) {
      this.refusedForGuide++;
      this.noGuide = failures.find(({ standardCodes = [] }) => standardCodes.some(({ table }) => table === 'AK905'));
    }
    const isAcknowledgment = this.isAcknowledgment(transaction);
    if (isAcknowledgment && verdict === 'held') this.heldAcknowledgments++;
    if (this.standard === 'xml' || terms === undefined || terms.type === 'none' || isAcknowledgment) return;
    this.answered++;
    this.terms = terms;
    if (verdict !== 'accepted' || terms.acceptedSets) this.named.add(resultOf(transaction, verdict, examination));
  }

  /** At its trailer, or where it should be. */
  close(declaredCount: string | undefined): void {
    this.declaredCount = declaredCount;
    this.named.close();
  }

  /** Held, and awaited by the acknowledgment of the others; alone, an acknowledgment is awaited too. */
  get waiting(): number {
    return this.heldAcknowledgments === this.count ? this.held : this.held - this.heldAcknowledgments;
  }

  /** Whether every transaction was refused since no guide knows its version: the group is refused then. */
  get versionRefused(): Failure | undefined {
    return this.count > 0 && this.refusedForGuide === this.count && this.header !== undefined
      ? this.noGuide
      : undefined;
  }

  /** How it is answered: a group of acknowledgments, or one that nobody waits for, is not. */
  acknowledgment(usual: AcknowledgmentTerms | undefined): GroupResult['acknowledgment'] {
    const terms = this.count === 0 && this.header?.functionalId !== 'FA' ? usual : this.terms;
    if (
      this.standard === 'xml' ||
      terms === undefined ||
      terms.type === 'none' ||
      (this.count > 0 && this.answered === 0)
    )
      return 'none';
    if (this.standard === 'edifact') return 'CONTRL';
    return terms.type === '999' ? '999' : '997';
  }

  private isAcknowledgment({ header }: Transaction): boolean {
    return this.standard === 'x12' ? this.header?.functionalId === 'FA' : header.type === 'CONTRL';
  }
}

function resultOf(
  { interchange, header }: Transaction,
  verdict: TransactionVerdict,
  { failures, agreement, decision }: TransactionExamination,
): TransactionResult {
  return {
    ordinal: header.ordinal,
    type: header.type,
    control: header.control,
    identifier: interchange.standard === 'x12' ? conventionOf(header.segment.sent(3)) : componentsOf(header.segment),
    verdict,
    failures: verdict === 'accepted' ? NONE : failures.filter(({ severity }) => severity === 'error'),
    ...(agreement === undefined ? {} : { agreementId: agreement.id }),
    ...(decision === undefined ? {} : { decision }),
  };
}

const NONE: readonly Failure[] = [];
const NO_CONVENTION: readonly string[] = [];

function conventionOf(convention: string): readonly string[] {
  return convention === '' ? NO_CONVENTION : [convention];
}

function componentsOf(unh: Transaction['header']['segment']): string[] {
  return Array.from({ length: unh.componentCount(2) }, (_, index) => unh.value(2, index + 1));
}
