import { Inject, Injectable, Logger } from '@nestjs/common';
import { receiveFailures } from '@app/interchange';
import { withLogContext } from '@app/observability';
import { Database, isTransient } from '@app/persistence';
import { LiveDefinitions } from '@app/pipeline';
import { FailureStore } from '../failures/failure.store.js';
import { GATEWAY_SETTINGS } from '../gateway.settings.js';
import type { GatewaySettings } from '../gateway.settings.js';
import { Signals } from '../gateway.signals.js';
import { StoredBytes, inSlices } from './interchange.bytes.js';
import { LaneLostError } from './interchange.work.js';
import type { InterchangeWork } from './interchange.work.js';
import { LaneStore } from './lane.store.js';
import { LargePass } from './large.pass.js';
import { Ledgers } from './ledger.js';
import { bothPasses } from './small.pass.js';

/** Works through a lane: the interchanges of one sender, one after the other, in the order of receipt. */
@Injectable()
export class LaneWorker {
  private readonly logger = new Logger('Process');

  constructor(
    private readonly database: Database,
    private readonly lanes: LaneStore,
    private readonly bytes: StoredBytes,
    private readonly definitions: LiveDefinitions,
    private readonly ledgers: Ledgers,
    private readonly large: LargePass,
    private readonly failures: FailureStore,
    private readonly signals: Signals,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  /** Returns when nothing waits in the lane, or soon after the signal. Throws when the database does not answer. */
  async work(lane: string, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const batch = await this.lanes.next(lane, this.settings.batchBytes);
      if (batch.length === 0) return;
      await this.process(batch, signal);
      this.signals.settled([...new Set(batch.map(({ transmissionId }) => transmissionId))]);
      this.signals.toSend();
    }
  }

  /** Several interchanges share a database transaction; where that fails, each gets its own. */
  private async process(batch: readonly InterchangeWork[], signal: AbortSignal): Promise<void> {
    const [first] = batch;
    if (first === undefined) return;
    try {
      await (batch.length > 1 ? this.small(batch) : this.one(first, signal));
    } catch (error) {
      if (isTransient(error) || error instanceof LaneLostError) throw error;
      if (batch.length === 1) return await this.park(first, error);
      for (const work of batch) await this.process([work], signal);
    }
  }

  private one(work: InterchangeWork, signal: AbortSignal): Promise<void> {
    return withLogContext({ transmissionId: work.transmissionId, interchangeId: work.id }, () => {
      if (work.state === 'publishing') return this.large.second(work, signal);
      return work.byteLength > this.settings.batchBytes ? this.large.first(work) : this.small([work]);
    });
  }

  private async small(batch: readonly InterchangeWork[]): Promise<void> {
    const contents = await this.bytes.load(batch);
    await this.database.transaction(async (tx) => {
      const ledger = this.ledgers.open(tx);
      await ledger.duplicates.expect(batch);
      for (const [index, work] of batch.entries()) {
        await bothPasses(work, inSlices(contents[index] ?? Buffer.alloc(0)), this.definitions.current, ledger);
      }
      await ledger.write();
    });
  }

  /** What cannot be processed waits for an engineer and lets its lane go on. */
  private async park(work: InterchangeWork, error: unknown): Promise<void> {
    const { id: interchangeId, transmissionId, control, byteOffset, byteLength, run } = work;
    this.logger.error({ message: `interchange ${control} is parked`, interchangeId, err: error });
    const reason = error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
    const failure = receiveFailures.raise('processingFailed', {
      with: { control, error: reason },
      location: { interchangeControl: control, byteOffset, byteLength },
    });
    await this.database.transaction(async (tx) => {
      await tx.query(
        `UPDATE gateway.interchange SET state = 'parked', processed_at = clock_timestamp()
         WHERE id = $1 AND run = $2 AND state IN ('received', 'publishing')`,
        [interchangeId, run],
      );
      await this.failures.raise(tx, [{ failure, transmissionId, interchangeId }]);
    });
  }
}
