import type { AcknowledgmentInterchange } from '@app/pipeline';
import { copyRows } from '@app/persistence';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';

/** An acknowledgment interchange and what it answers. */
export interface StoredAcknowledgment {
  readonly interchangeId: string;
  readonly partnerId?: string;
  readonly acknowledgment: AcknowledgmentInterchange;
}

/** Keeps the bytes of acknowledgments, to be answered by the API and written to the partner's outbox folder. */
export async function storeAcknowledgments(tx: EntityManager, made: readonly StoredAcknowledgment[]): Promise<void> {
  if (made.length === 0) return;
  await copyRows(
    tx,
    'gateway.acknowledgment (id, interchange_id, partner_id, kinds, control, bytes)',
    made.map(({ interchangeId, partnerId, acknowledgment: { kinds, control, bytes } }) => [
      uuid(),
      interchangeId,
      partnerId ?? null,
      `{${kinds.join(',')}}`,
      control,
      bytes,
    ]),
  );
}

/** Answers interchanges that came again with the bytes that were stored the first time. */
export async function repeatAcknowledgments(
  tx: EntityManager,
  repeats: readonly { interchangeId: string; of: string }[],
): Promise<void> {
  if (repeats.length === 0) return;
  await tx.query(
    `INSERT INTO gateway.acknowledgment (id, interchange_id, partner_id, kinds, control, bytes)
     SELECT gen_random_uuid(), repeat.interchange, a.partner_id, a.kinds, a.control, a.bytes
     FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS repeat(interchange, first, place)
     JOIN gateway.acknowledgment a ON a.interchange_id = repeat.first
     ORDER BY repeat.place, a.sequence`,
    [repeats.map(({ interchangeId }) => interchangeId), repeats.map(({ of }) => of)],
  );
}
