import type { FailureLocation, Transaction } from '@app/interchange';

/** Of a transaction as a whole. */
export function locationOf({
  interchange,
  group,
  header,
  byteOffset,
  byteLength,
}: Pick<Transaction, 'interchange' | 'group' | 'header' | 'byteOffset' | 'byteLength'>): FailureLocation {
  return {
    interchangeControl: interchange.control,
    ...(group === undefined ? {} : { groupControl: group.control }),
    transactionControl: header.control,
    transactionType: header.type,
    byteOffset,
    byteLength,
  };
}
