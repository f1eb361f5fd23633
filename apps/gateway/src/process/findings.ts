import type { Failure } from '@app/interchange';
import { finalVerdict } from '@app/pipeline';
import type { ExaminedTransaction, InterchangeResult, TransactionVerdict } from '@app/pipeline';
import type { Counterparty } from '@app/partners';
import type { Raised } from '../failures/failure.store.js';
import type { InterchangeWork } from './interchange.work.js';
import type { Ledger } from './ledger.js';
import type { PriorRun } from './prior-run.js';
import { settleVerdicts } from './verdict.store.js';
import type { TransactionRow } from './verdict.store.js';

const VERDICTS: readonly TransactionVerdict[] = ['accepted', 'accepted-with-errors', 'rejected', 'held'];

/** Whether documents are made of a transaction with this verdict. */
export const isAccepted = (verdict: TransactionVerdict): boolean =>
  verdict === 'accepted' || verdict === 'accepted-with-errors';

/** What one run of the first pass finds in one interchange, as it goes through it. */
export class Findings {
  partnerId: string | undefined;
  private transactions: TransactionRow[] = [];
  private raised: Raised[] = [];
  private spilled = false;

  constructor(
    private readonly work: InterchangeWork,
    private readonly prior: PriorRun,
  ) {}

  counterparty(counterparty: Counterparty): void {
    if (counterparty.kind !== 'unknown-sender') this.partnerId = counterparty.partner?.id;
  }

  transaction(event: ExaminedTransaction): void {
    const { header, range, groupOrdinal, verdict, agreement, guide, failures } = event;
    this.partnerId ??= agreement?.partner;
    this.transactions.push({
      interchangeId: this.work.id,
      ordinal: header.ordinal,
      groupOrdinal,
      type: header.type,
      control: header.control,
      version: header.version,
      byteOffset: range.byteOffset,
      byteLength: range.byteLength,
      verdict,
      run: this.work.run,
      agreementId: agreement?.id,
      guide: guide?.ref,
    });
    for (const failure of failures) this.failure(failure);
  }

  failure(failure: Failure): void {
    if (this.prior.told(failure)) return;
    const partner = this.partnerId === undefined ? {} : { partnerId: this.partnerId };
    this.raised.push({ failure, transmissionId: this.work.transmissionId, interchangeId: this.work.id, ...partner });
  }

  /** Writes what was found so far when it is much; the ledger's transaction undoes it should the rest turn it over. */
  async spill(ledger: Ledger, limit: number): Promise<void> {
    if (this.transactions.length < limit) return;
    if (!this.spilled) await ledger.tx.query('SAVEPOINT findings');
    this.spilled = true;
    ledger.transactions.push(...this.transactions.splice(0));
    ledger.raised.push(...this.raised.splice(0));
    await ledger.writeFindings();
  }

  /** Nothing of it has an effect, since the interchange came before: only what is said of the interchange stays. */
  async repeat(ledger: Ledger): Promise<void> {
    if (this.spilled) await ledger.tx.query('ROLLBACK TO SAVEPOINT findings');
    ledger.raised.push(...this.raised.filter(({ failure }) => failure.scope === 'interchange'));
  }

  /** Hands everything to the ledger, with the verdicts that groups and interchange leave to the transactions. */
  async settle(ledger: Ledger, result: InterchangeResult): Promise<Settled> {
    const rows = this.transactions.map((row) => ({ ...row, verdict: finalVerdictOf(row, result) }));
    ledger.transactions.push(...rows);
    ledger.raised.push(...this.raised);
    const decided = rows.filter(({ verdict }) => verdict !== 'held');
    const settled = {
      heldCount: rows.length - decided.length,
      decidedGroups: [...new Set(decided.map(({ groupOrdinal }) => groupOrdinal))],
      accepted: new Set(rows.filter(({ verdict }) => isAccepted(verdict)).map(({ ordinal }) => ordinal)),
    };
    if (!this.spilled) return settled;
    await ledger.writeFindings();
    const heldCount = await settleVerdicts(ledger.tx, this.work, changes(result));
    return { ...settled, heldCount, decidedGroups: result.groups.map(({ ordinal }) => ordinal) };
  }
}

export interface Settled {
  readonly heldCount: number;
  /** Groups with a transaction that this run decided. */
  readonly decidedGroups: readonly number[];
  /** Ordinals of the transactions that this run accepted; of a large interchange, those of its last part only. */
  readonly accepted: ReadonlySet<number>;
}

function finalVerdictOf({ verdict, groupOrdinal }: TransactionRow, result: InterchangeResult): TransactionVerdict {
  const group = result.groups.find(({ ordinal }) => ordinal === groupOrdinal);
  return group === undefined ? verdict : finalVerdict(verdict, group);
}

function changes(result: InterchangeResult): { group: number; own: TransactionVerdict; final: TransactionVerdict }[] {
  return result.groups.flatMap((group) =>
    VERDICTS.map((own) => ({ group: group.ordinal, own, final: finalVerdict(own, group) })).filter(
      ({ own, final }) => own !== final,
    ),
  );
}
