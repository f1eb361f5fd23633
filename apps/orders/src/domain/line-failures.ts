import type { Order } from '@app/canonical';
import { ordersFailures } from '@app/interchange';
import type { FailureRecord, SeriesChange } from '@app/messaging';
import { documentName, documentPlace, documentSubject, failureRecord } from '@app/messaging';
import { orderedLines } from './order-line.js';

/** Lines that say no quantity, of the orders that came into force. */
export function lineFailures(changes: readonly SeriesChange<Order>[]): FailureRecord[] {
  return changes.flatMap(({ taken, after: { inForce } }) =>
    inForce === undefined || !taken.includes(inForce)
      ? []
      : orderedLines(inForce.content)
          .filter(({ quantityOrdered }) => quantityOrdered === undefined)
          .map(({ position, lineNumber }) => {
            const failure = ordersFailures.raise('lineWithoutQuantity', {
              with: { line: lineNumber ?? position, document: documentName(inForce) },
              location: documentPlace(inForce, `lines[${position - 1}].quantity`),
            });
            return failureRecord(failure, documentSubject(inForce));
          }),
  );
}
