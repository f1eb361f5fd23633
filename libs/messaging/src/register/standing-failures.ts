import type { CanonicalDocument } from '@app/canonical';
import type { Failure, FailureTable } from '@app/interchange';
import type { FailureRecord } from '../failures/failure-record.js';
import { failureRecord } from '../failures/failure-record.js';
import { documentName, documentPlace, documentSubject } from './document-place.js';
import type { RegisteredDocument, SeriesChange } from './registered-document.js';

/** The rows that every service with a register has in its failure table. */
export type StandingFailureTable = FailureTable<
  'testDocument' | 'secondOriginal' | 'nothingToCancel' | 'purposeWithoutEffect'
>;

type Document = RegisteredDocument<CanonicalDocument>;

/** Failures of the documents that came in and, by their standing in their series, change nothing. */
export function standingFailures(
  table: StandingFailureTable,
  changes: readonly SeriesChange<CanonicalDocument>[],
): FailureRecord[] {
  return changes.flatMap(({ taken, after }) =>
    taken.flatMap((document) => {
      const failure = standingFailure(table, document, after);
      return failure === undefined ? [] : [failureRecord(failure, documentSubject(document))];
    }),
  );
}

/** A test document that live books refuse. */
export function testFailure(table: StandingFailureTable, document: Document): FailureRecord {
  const failure = table.raise('testDocument', {
    with: { document: documentName(document) },
    location: documentPlace(document),
  });
  return failureRecord(failure, documentSubject(document));
}

function standingFailure(
  table: StandingFailureTable,
  document: Document,
  { standings, inForce }: SeriesChange<CanonicalDocument>['after'],
): Failure | undefined {
  const location = documentPlace(document);
  const name = documentName(document);
  const standing = standings.get(document.documentId);
  if (standing === 'second-original') {
    const values = { document: name, standing: inForce?.documentId ?? 'unknown' };
    return table.raise('secondOriginal', { with: values, location });
  }
  if (standing === 'nothing-to-cancel') return table.raise('nothingToCancel', { with: { document: name }, location });
  if (standing === 'without-effect') {
    const values = { document: name, purpose: document.purpose ?? 'none' };
    return table.raise('purposeWithoutEffect', { with: values, location });
  }
  return undefined;
}
