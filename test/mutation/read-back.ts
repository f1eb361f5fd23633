import type { InterchangeHandler, Segment } from '@app/interchange';
import { createReader } from '@app/pipeline';

/** `[1, 2, 3]` of 3. */
export const counted = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/**
 * What our reader makes of bytes: a row for each data segment of the transactions, of its tag and what `elementOf` says of
 * each element; failures are rows too.
 */
export function readBack(bytes: Uint8Array, elementOf: (segment: Segment, element: number) => unknown): unknown[] {
  const rows: unknown[] = [];
  const ignore = (): void => undefined;
  const handler: InterchangeHandler = {
    interchangeStart: ignore,
    groupStart: ignore,
    transactionStart: ignore,
    segment: (segment) => {
      if (segment.position === null || ['ST', 'SE', 'UNH', 'UNT'].includes(segment.id)) return;
      rows.push([segment.id, ...counted(segment.elementCount).map((element) => elementOf(segment, element))]);
    },
    transactionEnd: ignore,
    groupEnd: ignore,
    interchangeEnd: ignore,
    failure: ({ message }) => rows.push(message),
  };
  const reader = createReader(handler);
  reader.write(bytes);
  reader.end();
  return rows;
}
