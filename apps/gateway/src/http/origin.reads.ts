import { Injectable } from '@nestjs/common';
import type { Standard } from '@app/interchange';
import { Database } from '@app/persistence';
import { LiveDefinitions, definitionsOf, explainTransaction, unusedElements } from '@app/pipeline';
import type { AcceptedTransaction, DefinitionVersion, ExplainedField, MapPorts, UnusedElement } from '@app/pipeline';
import { pageOf, problem } from '@app/service';
import type { Page, PageRequest } from '@app/service';
import { StoredTransactions } from '../process/stored.transactions.js';
import type { StoredPlace } from '../process/stored.transactions.js';
import type { Origin } from './origin.views.js';
import { definition } from './view.sql.js';

/** Of the largest transaction that is explained here, in bytes: what it is made of takes some fifty times its room. */
const LARGEST = 2 * 1024 * 1024;

const PLACE = `
  SELECT d.revision, d.ordinal, ${definition('d.guide')} AS guide, ${definition('d.map')} AS map, i.standard,
    i.id AS "interchangeId", i.transmission_id AS "transmissionId",
    json_build_object('byteOffset', i.byte_offset, 'byteLength', i.byte_length) AS interchange,
    CASE WHEN g.byte_offset IS NOT NULL
      THEN json_build_object('byteOffset', g.byte_offset, 'byteLength', g.byte_length) END AS "group",
    json_build_object('byteOffset', t.byte_offset, 'byteLength', t.byte_length) AS transaction
  FROM gateway.document d JOIN gateway.interchange i ON i.id = d.interchange_id
    JOIN gateway.interchange_transaction t ON t.interchange_id = i.id AND t.ordinal = d.transaction_ordinal
    LEFT JOIN gateway.interchange_group g ON g.interchange_id = i.id AND g.ordinal = t.group_ordinal
  WHERE d.id = $1 AND d.current`;

interface Row {
  readonly revision: number;
  /** Which of the documents of its transaction, from 1. */
  readonly ordinal: number;
  readonly guide: DefinitionVersion | null;
  readonly map: DefinitionVersion | null;
  readonly standard: Standard;
  readonly interchangeId: string;
  readonly transmissionId: string;
  readonly interchange: StoredPlace;
  readonly group: StoredPlace | null;
  readonly transaction: StoredPlace;
}

/** A page, and which definitions made the document and tell of it. */
export type OriginPage<T> = Page<T> & Origin;

/** What documents were made from, and what was sent beside: told from the stored bytes, of which one transaction is read. */
@Injectable()
export class OriginReads {
  constructor(
    private readonly database: Database,
    private readonly transactions: StoredTransactions,
    private readonly definitions: LiveDefinitions,
  ) {}

  /** For each field where it stands in the file and in the map. Throws a 404 problem, 422 for what is too large. */
  explain(id: string, page: PageRequest): Promise<OriginPage<ExplainedField>> {
    return this.tell(id, page, (accepted, ports, { ordinal }) =>
      explainTransaction(accepted, ports).filter(({ document }) => document === ordinal),
    );
  }

  /** What was sent in the transaction and is in no document of it. Throws a 404 problem, 422 for what is too large. */
  unused(id: string, page: PageRequest): Promise<OriginPage<UnusedElement>> {
    return this.tell(id, page, (accepted, ports) => unusedElements(accepted, ports) ?? []);
  }

  private async tell<T>(
    id: string,
    page: PageRequest,
    list: (accepted: AcceptedTransaction, ports: MapPorts, row: Row) => readonly T[],
  ): Promise<OriginPage<T>> {
    const [row] = await this.database.query<Row>(PLACE, [id]);
    if (row === undefined) throw problem(404, 'Document not found', `There is no document ${id}.`);
    if (row.transaction.byteLength > LARGEST) throw tooLarge(row);
    const { mapPorts } = this.definitions.current;
    const accepted = await this.transactions.read({ ...row, group: row.group ?? undefined }, mapPorts);
    const all = list(accepted, mapPorts, row);
    const after = Number(page.after?.[0] ?? 0);
    const { items, nextCursor } = pageOf(all.slice(after, after + page.limit + 1), page, () => [
      String(after + page.limit),
    ]);
    return { ...originOf(id, row, definitionsOf(accepted, mapPorts)), count: all.length, items, nextCursor };
  }
}

function originOf(
  documentId: string,
  { revision, guide, map, interchangeId }: Row,
  today: ReturnType<typeof definitionsOf>,
): Omit<Origin, 'count'> {
  const made = { ...(guide === null ? {} : { guide }), ...(map === null ? {} : { map }) };
  const told = {
    ...(today.guide === undefined ? {} : { guide: today.guide }),
    ...(today.map === undefined ? {} : { map: today.map }),
  };
  const changes = [...changeOf('guide', guide, today.guide), ...changeOf('map', map, today.map)];
  const notice = `${changes.join(' ')} This is what they make of the same bytes now; POST /interchanges/${interchangeId}/reprocess makes the document anew.`;
  const same = changes.length === 0;
  return { documentId, revision, madeBy: made, toldBy: told, same, ...(same ? {} : { notice }) };
}

function changeOf(what: string, made: DefinitionVersion | null, now: DefinitionVersion | undefined): string[] {
  if (made === null) return [`Which ${what} made the document was not kept.`];
  if (now === undefined) return [`There is no ${what} for it any more; it was made by ${made.ref}.`];
  if (made.ref !== now.ref) return [`The ${what} was ${made.ref} and is ${now.ref} now.`];
  return made.hash === now.hash ? [] : [`The ${what} ${made.ref} changed since the document was made.`];
}

function tooLarge({ transaction, transmissionId }: Row): Error {
  const detail =
    `The transaction has ${transaction.byteLength} bytes, and up to ${LARGEST} are explained here. ` +
    `Save /transmissions/${transmissionId}/raw and run "crossdock map --explain" or "--unused" on it.`;
  return problem(422, 'Too large to explain', detail);
}
