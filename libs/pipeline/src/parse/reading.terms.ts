import type { GroupHeader, InterchangeHeader, ReaderOptions, ReadingTerms } from '@app/interchange';
import type { Agreements } from '../ports.js';

/** What was asked last: transactions of one kind follow each other. */
interface Asked {
  readonly type: string;
  readonly version: string;
  readonly interchange: InterchangeHeader;
  readonly group: GroupHeader | undefined;
  readonly terms: ReadingTerms | undefined;
}

/** What the agreements say of how a transaction is read: its character set, whether elements repeat, and how long it may be. */
export function readingTerms(agreements: Agreements): Required<ReaderOptions>['terms'] {
  let last: Asked | undefined;
  return ({ type, version }, interchange, group) => {
    if (last?.interchange === interchange && last.group === group && last.type === type && last.version === version)
      return last.terms;
    const { standard, sender, receiver, test } = interchange;
    const resolution = agreements.resolve({
      standard,
      message: type,
      version,
      sender,
      receiver,
      ...(group === undefined ? {} : { groupSender: group.sender, groupReceiver: group.receiver }),
      test,
    });
    const terms = resolution.kind === 'agreement' ? resolution.agreement : undefined;
    last = { type, version, interchange, group, terms };
    return terms;
  };
}
