import { Injectable } from '@nestjs/common';
import { receiveFailures } from '@app/interchange';
import { Database, rows } from '@app/persistence';
import { problem } from '@app/service';
import type { EntityManager } from 'typeorm';
import { FailureStore } from '../failures/failure.store.js';
import { Signals } from '../gateway.signals.js';

/** What a person decides about something held, and about which part of the interchange: all of it by default. */
export interface HoldDecision {
  readonly interchangeId: string;
  readonly decision: 'release' | 'refuse';
  /** Ordinals in the interchange, from 1. */
  readonly group?: number;
  readonly transaction?: number;
  readonly by: string;
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
      const waits = standing.heldCount > 0 && WAITING.includes(standing.state) && (await isHeld(tx, decision));
      const decided = await wasDecided(tx, decision);
      if (waits && !(decided && standing.state === 'received')) {
        await keep(tx, decision.interchangeId, decision.decision, decision.by, decision);
        await runAgain(tx, standing.id);
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
      if (standing.state !== 'held' && standing.state !== 'processed') throw notHeld({ interchangeId });
      await keep(tx, interchangeId, 'reprocess', by);
      await (standing.state === 'held' ? runAgain(tx, interchangeId) : mapAgain(tx, interchangeId));
      return standing;
    });
    this.signals.received([lane]);
    return transmissionId;
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
    `SELECT 1 FROM gateway.interchange_transaction WHERE interchange_id = $1 AND verdict = 'held'
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
  { group, transaction }: Pick<HoldDecision, 'group' | 'transaction'> = {},
): Promise<void> {
  await tx.query(
    `INSERT INTO gateway.decision (interchange_id, group_ordinal, transaction_ordinal, decision, decided_by)
     VALUES ($1, $2, $3, $4, $5)`,
    [interchangeId, group ?? null, transaction ?? null, decision, by],
  );
}

async function runAgain(tx: EntityManager, id: string): Promise<void> {
  await tx.query(
    "UPDATE gateway.interchange SET state = 'received', run = run + 1, pass = 1, checkpoint = 0 WHERE id = $1",
    [id],
  );
}

async function mapAgain(tx: EntityManager, id: string): Promise<void> {
  await tx.query(
    "UPDATE gateway.interchange SET state = 'publishing', run = run + 1, pass = 2, checkpoint = 0 WHERE id = $1",
    [id],
  );
  await tx.query(
    `UPDATE gateway.interchange_transaction t SET run = i.run FROM gateway.interchange i
     WHERE i.id = $1 AND t.interchange_id = i.id AND t.verdict IN ('accepted', 'accepted-with-errors')`,
    [id],
  );
}

function notHeld({ interchangeId, group, transaction }: Partial<HoldDecision>): Error {
  const part = [
    group === undefined ? [] : `group ${group}`,
    transaction === undefined ? [] : `transaction ${transaction}`,
  ];
  const what = [...part.flat(), `interchange ${interchangeId ?? ''}`].join(' of ');
  return problem(409, 'Nothing held', `Nothing waits for a decision in ${what}.`);
}
