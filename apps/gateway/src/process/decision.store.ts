import { Injectable } from '@nestjs/common';
import type { ByteRange } from '@app/interchange';
import { mapFailures, receiveFailures } from '@app/interchange';
import { Database, rows } from '@app/persistence';
import { problem } from '@app/service';
import type { EntityManager } from 'typeorm';
import { FailureStore } from '../failures/failure.store.js';
import { isIn } from '../failures/open.failures.js';
import { Signals } from '../gateway.signals.js';
import { countMapHolds, decideMapHolds } from './map-hold.store.js';

/** What a person decides about something held, and about which part of the interchange: all of it by default. */
export interface HoldDecision {
  readonly interchangeId: string;
  readonly decision: 'release' | 'refuse';
  /** Ordinals in the interchange, from 1. */
  readonly group?: number;
  readonly transaction?: number;
  readonly by: string;
  /** For the record. */
  readonly reason?: string;
}

interface Standing {
  readonly id: string;
  readonly transmissionId: string;
  readonly state: string;
  readonly pass: number;
  readonly lane: string;
  readonly heldCount: number;
}

/** States in which a decision is taken at once; while documents are published it must wait. */
const WAITING: readonly string[] = ['held', 'received'];

/** Decisions of people: each is kept, sends the interchange through its lane again, and given twice it is one. */
@Injectable()
export class DecisionStore {
  constructor(
    private readonly database: Database,
    private readonly failures: FailureStore,
    private readonly signals: Signals,
  ) {}

  /** Answers the transmission. Throws a 404 problem for an unknown interchange, 409 where nothing is held. */
  async decide(decision: HoldDecision): Promise<string> {
    const { transmissionId, lane } = await this.database.transaction(async (tx) => {
      const standing = await lock(tx, decision.interchangeId);
      if (standing.state === 'parked' && decision.decision === 'release') {
        await this.resume(tx, standing, decision.by);
        return standing;
      }
      const decided = await wasDecided(tx, decision);
      if (standing.state === 'publishing' && !decided) throw publishing(standing);
      const waits = standing.heldCount > 0 && WAITING.includes(standing.state) && (await isHeld(tx, decision));
      if (waits && !(decided && standing.state === 'received')) {
        await keep(tx, decision.interchangeId, decision.decision, decision.by, decision);
        await this.goOn(tx, standing, decision);
      } else if (!decided) {
        throw notHeld(decision);
      }
      return standing;
    });
    this.signals.received([lane]);
    return transmissionId;
  }

  /**
   * Sends an interchange through again: what is parked or held from the first pass on, what is processed through the
   * second, so that documents are made anew with the definitions of today. Throws a 409 problem while it is under way,
   * and for a duplicate.
   */
  async reprocess(interchangeId: string, by: string): Promise<string> {
    const { transmissionId, lane } = await this.database.transaction(async (tx) => {
      const standing = await lock(tx, interchangeId);
      if (standing.state === 'parked') {
        await this.resume(tx, standing, by);
        return standing;
      }
      if (standing.state === 'publishing' || standing.state === 'received') throw publishing(standing);
      if (standing.state !== 'held' && standing.state !== 'processed') throw notHeld({ interchangeId });
      await keep(tx, interchangeId, 'reprocess', by);
      const mapHolds = await decideMapHolds(tx, interchangeId, {}, 'released');
      await (standing.heldCount > mapHolds.length ? runAgain(tx, interchangeId) : mapAgain(tx, interchangeId));
      return standing;
    });
    this.signals.received([lane]);
    return transmissionId;
  }

  /** What the first pass held goes through it again; what only waits to be mapped is mapped. */
  private async goOn(
    tx: EntityManager,
    { id, heldCount }: Standing,
    { decision, ...part }: HoldDecision,
  ): Promise<void> {
    const byFirstPass = heldCount > (await countMapHolds(tx, id));
    const decided = await decideMapHolds(tx, id, part, decision === 'release' ? 'released' : 'refused');
    if (decision === 'refuse') await this.resolveIn(tx, id, decided);
    await (byFirstPass ? runAgain(tx, id) : publishAgain(tx, id));
  }

  /** The failures for which transactions were held. */
  private async resolveIn(tx: EntityManager, id: string, ranges: readonly ByteRange[]): Promise<void> {
    if (ranges.length === 0) return;
    const open = await rows<{ id: string; byteOffset: number }>(
      tx,
      `SELECT id, (failure -> 'location' ->> 'byteOffset')::float8 AS "byteOffset" FROM gateway.failure_record
       WHERE interchange_id = $1 AND status = 'open' AND code = $2`,
      [id, mapFailures.definitions.heldCode.code],
    );
    const about = open.filter(({ byteOffset }) => ranges.some((range) => isIn(byteOffset, range)));
    const ids = about.map((one) => one.id);
    await this.failures.resolveRecords(tx, id, ids);
  }

  private async resume(tx: EntityManager, { id, pass }: Standing, by: string): Promise<void> {
    await keep(tx, id, 'reprocess', by);
    await this.failures.resolve(tx, id, [receiveFailures.definitions.processingFailed.code]);
    if (pass === 1) await runAgain(tx, id);
    else await tx.query("UPDATE gateway.interchange SET state = 'publishing' WHERE id = $1", [id]);
  }
}

async function lock(tx: EntityManager, id: string): Promise<Standing> {
  const [standing] = await rows<Standing>(
    tx,
    `SELECT id, transmission_id AS "transmissionId", state, pass, lane, held_count AS "heldCount"
     FROM gateway.interchange WHERE id = $1 FOR UPDATE`,
    [id],
  );
  if (standing === undefined) throw problem(404, 'Interchange not found', `There is no interchange ${id}.`);
  return standing;
}

async function wasDecided(
  tx: EntityManager,
  { interchangeId, group, transaction, decision }: HoldDecision,
): Promise<boolean> {
  const [last] = await rows<{ decision: string }>(
    tx,
    `SELECT decision FROM gateway.decision WHERE interchange_id = $1 AND decision IN ('release', 'refuse')
       AND group_ordinal IS NOT DISTINCT FROM $2 AND transaction_ordinal IS NOT DISTINCT FROM $3
     ORDER BY sequence DESC LIMIT 1`,
    [interchangeId, group ?? null, transaction ?? null],
  );
  return last?.decision === decision;
}

async function isHeld(tx: EntityManager, { interchangeId, group, transaction }: HoldDecision): Promise<boolean> {
  if (group === undefined && transaction === undefined) return true;
  const held = await rows(
    tx,
    `SELECT 1 FROM gateway.interchange_transaction WHERE interchange_id = $1 AND (verdict = 'held' OR mapping = 'held')
       AND ($2::integer IS NULL OR group_ordinal = $2) AND ($3::integer IS NULL OR ordinal = $3) LIMIT 1`,
    [interchangeId, group ?? null, transaction ?? null],
  );
  return held.length > 0;
}

async function keep(
  tx: EntityManager,
  interchangeId: string,
  decision: HoldDecision['decision'] | 'reprocess',
  by: string,
  { group, transaction, reason }: Pick<HoldDecision, 'group' | 'transaction' | 'reason'> = {},
): Promise<void> {
  await tx.query(
    `INSERT INTO gateway.decision (interchange_id, group_ordinal, transaction_ordinal, decision, decided_by, reason)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [interchangeId, group ?? null, transaction ?? null, decision, by, reason ?? null],
  );
}

/** Through both passes: the first takes up what it held, the second what was released. */
async function runAgain(tx: EntityManager, id: string): Promise<void> {
  await nextRun(tx, id, 'received', "t.mapping = 'released'");
}

/** Through the second pass: what was released. */
async function publishAgain(tx: EntityManager, id: string): Promise<void> {
  await nextRun(tx, id, 'publishing', "t.mapping = 'released'");
}

/** Through the second pass: all that is accepted. */
async function mapAgain(tx: EntityManager, id: string): Promise<void> {
  const accepted = "t.verdict IN ('accepted', 'accepted-with-errors') AND t.mapping IS DISTINCT FROM 'refused'";
  await nextRun(tx, id, 'publishing', accepted);
}

/** @param due which transactions t are to be mapped in it, beside those that its first pass accepts */
async function nextRun(tx: EntityManager, id: string, state: 'received' | 'publishing', due: string): Promise<void> {
  await tx.query(
    `UPDATE gateway.interchange SET state = $2, run = run + 1, pass = $3, checkpoint = 0, hold_told_at = NULL
     WHERE id = $1`,
    [id, state, state === 'received' ? 1 : 2],
  );
  await tx.query(
    `UPDATE gateway.interchange_transaction t SET run = i.run FROM gateway.interchange i
     WHERE i.id = $1 AND t.interchange_id = i.id AND ${due}`,
    [id],
  );
}

/** Nothing is decided while it is under way: what it comes to is not known yet. */
function publishing({ id, state }: Standing): Error {
  const doing = state === 'publishing' ? 'Documents are made of it right now' : 'It is read right now';
  const detail = `${doing}. Wait until the state of /interchanges/${id} is "held" or "processed", then decide again.`;
  return problem(409, 'Under way', detail);
}

function notHeld({ interchangeId, group, transaction }: Partial<HoldDecision>): Error {
  const part = [
    group === undefined ? [] : `group ${group}`,
    transaction === undefined ? [] : `transaction ${transaction}`,
  ];
  const what = [...part.flat(), `interchange ${interchangeId ?? ''}`].join(' of ');
  return problem(409, 'Nothing held', `Nothing waits for a decision in ${what}.`);
}
