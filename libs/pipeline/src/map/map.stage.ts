import type { CanonicalDocument } from '@app/canonical';
import type {
  ByteRange,
  Failure,
  GroupHeader,
  InterchangeHeader,
  ReaderOptions,
  Transaction,
  TransactionHeader,
} from '@app/interchange';
import { mapFailures } from '@app/interchange';
import type { MapLookups } from '@app/mapping';
import type { Agreement } from '@app/partners';
import type { ByteSource } from '../parse/parse.stage.js';
import { parse } from '../parse/parse.stage.js';
import { readingTerms } from '../parse/reading.terms.js';
import type { MapPorts } from '../ports.js';
import { Resolutions } from '../resolutions.js';
import type { DefinitionVersion, ExaminedTransaction } from '../results.js';
import { chooseGuide, matchTerms } from '../validate/guide.choice.js';
import { ReceivedTa1, TA1_ORDINAL } from '../validate/received.ta1.js';
import { locationOf } from '../transaction.location.js';
import { chooseMap } from './map.choice.js';

export interface MapOptions extends ReaderOptions {
  /** The first transaction to be mapped, by its ordinal in the interchange: the checkpoint. 1 unless told. */
  readonly from?: number;
  /** Whether the first pass accepted a transaction, by its ordinal in its interchange. */
  readonly accepted: (transaction: number, interchange: InterchangeHeader) => boolean;
}

/** What one accepted transaction became. */
export interface Mapped {
  readonly interchange: InterchangeHeader;
  readonly group: GroupHeader | undefined;
  readonly header: TransactionHeader;
  readonly range: ByteRange;
  readonly agreement: Agreement | undefined;
  /** What it was held to, and what made the documents of it. */
  readonly guide: DefinitionVersion | undefined;
  readonly map: DefinitionVersion | undefined;
  readonly documents: readonly CanonicalDocument[];
  /** Owned by the engineer; they never change an acknowledgment. */
  readonly failures: readonly Failure[];
  /** It waits for a person, and so has no documents: a code is not in its table, and the table says `unmapped: hold`. */
  readonly held: boolean;
}

/**
 * The second pass, stage "map": the accepted transactions in file order, from a checkpoint on, to canonical documents;
 * last, whatever the checkpoint, the TA1 segments (ordinal 0).
 * Holds one transaction. Only an error of the source is thrown.
 */
export async function* mapTransactions(
  bytes: ByteSource,
  ports: MapPorts,
  options: MapOptions,
): AsyncGenerator<Mapped> {
  for await (const accepted of acceptedTransactions(bytes, ports, options)) yield mapTransaction(accepted, ports);
}

/** The same as far as its guide: for who wants to know what a map makes of it, and of what. */
export async function* acceptedTransactions(
  bytes: ByteSource,
  ports: MapPorts,
  options: MapOptions,
): AsyncGenerator<AcceptedTransaction> {
  const resolutions = new Resolutions(ports.agreements);
  for await (const transaction of readTransactions(bytes, ports, options))
    yield accept(transaction, ports, resolutions);
}

async function* readTransactions(bytes: ByteSource, ports: MapPorts, options: MapOptions): AsyncGenerator<Transaction> {
  const { from = 1, accepted } = options;
  const wanted = (header: TransactionHeader, interchange: InterchangeHeader): boolean =>
    header.ordinal >= from && accepted(header.ordinal, interchange);
  let receivedTa1: ReceivedTa1 | undefined;
  for await (const event of parse(bytes, { terms: readingTerms(ports.agreements), ...options, collect: wanted })) {
    if (event.kind === 'transaction') {
      const { header, interchange } = event.transaction;
      if (wanted(header, interchange)) yield event.transaction;
    } else if (event.kind === 'interchange') {
      receivedTa1 = new ReceivedTa1(event.header);
    } else if (event.kind === 'segment') {
      receivedTa1?.add(event.segment);
    } else if (event.kind === 'interchange-end') {
      const transaction = receivedTa1?.transaction();
      if (transaction !== undefined && accepted(TA1_ORDINAL, event.header)) yield transaction;
    }
  }
}

function accept(transaction: Transaction, ports: MapPorts, resolutions: Resolutions): AcceptedTransaction {
  const { interchange, group, header, byteOffset, byteLength } = transaction;
  const resolution = resolutions.of(transaction);
  const agreement = resolution.kind === 'agreement' ? resolution.agreement : undefined;
  const guide = chooseGuide(ports.guides, agreement, transaction);
  const matched = guide?.match(transaction, matchTerms(agreement));
  return { interchange, group, header, range: { byteOffset, byteLength }, agreement, guide, matched };
}

/** An accepted transaction: as `examine` tells it, for who maps in the first pass. */
export type AcceptedTransaction = Pick<
  ExaminedTransaction,
  'interchange' | 'group' | 'header' | 'range' | 'agreement' | 'guide' | 'matched'
>;

const HELD_CODE = mapFailures.definitions.heldCode.code;

/** One accepted transaction to canonical documents. */
export function mapTransaction(accepted: AcceptedTransaction, ports: MapPorts): Mapped {
  const { interchange, group, header, range, agreement, guide, matched } = accepted;
  const map = chooseMap(ports.maps, agreement, guide);
  const { documents, failures } =
    map === undefined || matched === undefined
      ? { documents: [], failures: [noMap(accepted)] }
      : map.evaluate(matched, lookupsOf(agreement, ports));
  const held = failures.some(({ code }) => code === HELD_CODE);
  const versions = { guide: versionOf(guide), map: versionOf(map) };
  return { interchange, group, header, range, agreement, ...versions, documents, failures, held };
}

/** The guide and the map by which documents of a transaction are made now. */
export function definitionsOf(
  { agreement, guide }: AcceptedTransaction,
  { maps }: Pick<MapPorts, 'maps'>,
): { readonly guide: DefinitionVersion | undefined; readonly map: DefinitionVersion | undefined } {
  return { guide: versionOf(guide), map: versionOf(chooseMap(maps, agreement, guide)) };
}

/** What the agreement says under `options:`, and the tables of the partner. */
export function lookupsOf(
  agreement: Agreement | undefined,
  { tables, lookups }: Pick<MapPorts, 'tables' | 'lookups'>,
): MapLookups {
  return {
    option: (name) => agreement?.options[name] ?? lookups?.option?.(name),
    find: (table, key) =>
      (agreement === undefined ? undefined : tables?.find(agreement.partner, table, key)) ??
      lookups?.find?.(table, key),
  };
}

function versionOf(definition: DefinitionVersion | undefined): DefinitionVersion | undefined {
  return definition === undefined ? undefined : { ref: definition.ref, hash: definition.hash };
}

function noMap({ header, interchange, group, range, guide: held }: AcceptedTransaction): Failure {
  const guide = held?.ref ?? `${header.type} ${header.version}`;
  return mapFailures.raise('noMap', {
    with: { guide },
    location: locationOf({ interchange, group, header, ...range }),
    value: guide,
  });
}
