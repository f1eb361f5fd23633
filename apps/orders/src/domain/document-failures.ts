import type { CanonicalDocument, Order } from '@app/canonical';
import { ordersFailures } from '@app/interchange';
import type { FailureRecord, RegisteredDocument, SeriesChange } from '@app/messaging';
import { failureRecord } from '@app/messaging';
import { nameOf, placeOf, subjectOf } from './document-place.js';
import { orderedLines } from './order-line.js';

type Document = RegisteredDocument<CanonicalDocument>;

/** Failures of documents that came in and have no effect, or not all of it. */
export function documentFailures(changes: readonly SeriesChange<CanonicalDocument>[]): FailureRecord[] {
  return changes.flatMap(({ taken, after }) =>
    taken.flatMap((document) => {
      const record = standingFailure(document, after);
      return record === undefined ? [] : [record];
    }),
  );
}

function standingFailure(
  document: Document,
  { standings, inForce }: SeriesChange<CanonicalDocument>['after'],
): FailureRecord | undefined {
  const about = subjectOf(document);
  const location = placeOf(document);
  const name = nameOf(document);
  const standing = standings.get(document.documentId);
  if (standing === 'second-original') {
    const values = { document: name, standing: inForce?.documentId ?? 'unknown' };
    return failureRecord(ordersFailures.raise('secondOriginal', { with: values, location }), about);
  }
  if (standing === 'nothing-to-cancel') {
    return failureRecord(ordersFailures.raise('nothingToCancel', { with: { document: name }, location }), about);
  }
  if (standing === 'without-effect') {
    const values = { document: name, purpose: document.purpose ?? 'none' };
    return failureRecord(ordersFailures.raise('purposeWithoutEffect', { with: values, location }), about);
  }
  return undefined;
}

/** A test document that live books refuse. */
export function testFailure(document: Document): FailureRecord {
  const failure = ordersFailures.raise('testDocument', {
    with: { document: nameOf(document) },
    location: placeOf(document),
  });
  return failureRecord(failure, subjectOf(document));
}

/** Lines that say no quantity, of the orders that came into force. */
export function lineFailures(changes: readonly SeriesChange<Order>[]): FailureRecord[] {
  return changes.flatMap(({ taken, after: { inForce } }) =>
    inForce === undefined || !taken.includes(inForce)
      ? []
      : orderedLines(inForce.content)
          .filter(({ quantityOrdered }) => quantityOrdered === undefined)
          .map(({ position, lineNumber }) => {
            const failure = ordersFailures.raise('lineWithoutQuantity', {
              with: { line: lineNumber ?? position, document: nameOf(inForce) },
              location: placeOf(inForce, `lines[${position - 1}].quantity`),
            });
            return failureRecord(failure, subjectOf(inForce));
          }),
  );
}
