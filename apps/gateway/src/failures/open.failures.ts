import type { Failure } from '@app/interchange';
import { publishFailures } from '@app/interchange';
import type { Database } from '@app/persistence';
import type { Raised } from './failure.store.js';

const { accountMissing, accountAmbiguous, noTopic } = publishFailures.definitions;

/** Beside those of the map: what keeps a document from its topic. */
const OF_DOCUMENTS: readonly string[] = [accountMissing.code, accountAmbiguous.code, noTopic.code];

interface Open {
  readonly id: string;
  readonly fingerprint: string;
  readonly byteOffset: number;
}

/** What the second pass raised about an interchange before and what stands, so that the next run tells nothing twice. */
export class OpenFailures {
  private constructor(private readonly open: readonly Open[]) {}

  static async of(
    database: Database,
    { id, run }: { readonly id: string; readonly run: number },
  ): Promise<OpenFailures> {
    if (run === 1) return new OpenFailures([]);
    const rows = await database.query<{ id: string; failure: Failure }>(
      `SELECT id, failure FROM gateway.failure_record WHERE interchange_id = $1 AND source = 'gateway'
         AND status = 'open' AND (failure ->> 'stage' = 'map' OR code = ANY($2))`,
      [id, OF_DOCUMENTS],
    );
    return new OpenFailures(
      rows.map(({ id: record, failure }) => ({
        id: record,
        fingerprint: fingerprint(failure),
        byteOffset: failure.location?.byteOffset ?? -1,
      })),
    );
  }

  /** Of a transaction that was mapped again: what was not told before, and the records of what is gone. */
  compare(
    range: { readonly byteOffset: number; readonly byteLength: number },
    raised: readonly Raised[],
  ): { readonly fresh: readonly Raised[]; readonly gone: readonly string[] } {
    if (this.open.length === 0) return { fresh: raised, gone: [] };
    const before = this.open.filter(({ byteOffset }) => isIn(byteOffset, range));
    const told = new Set(before.map((one) => one.fingerprint));
    const now = new Set(raised.map(({ failure }) => fingerprint(failure)));
    return {
      fresh: raised.filter(({ failure }) => !told.has(fingerprint(failure))),
      gone: before.filter((one) => !now.has(one.fingerprint)).map(({ id }) => id),
    };
  }
}

/** What makes two failures of one interchange the same: the rule and the place. */
export function fingerprint({ code, scope, location }: Failure): string {
  const { byteOffset, elementPosition, componentPosition, repetition } = location ?? {};
  return JSON.stringify([code, scope, byteOffset, elementPosition, componentPosition, repetition]);
}

/** Whether a byte is one of a range. */
export function isIn(
  byte: number,
  { byteOffset, byteLength }: { readonly byteOffset: number; readonly byteLength: number },
): boolean {
  return byte >= byteOffset && byte < byteOffset + byteLength;
}
