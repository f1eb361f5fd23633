import type { GroupHeader, InterchangeHeader, TransactionHeader } from '@app/interchange';
import type { Resolution } from '@app/partners';
import type { Agreements } from './ports.js';

/** A transaction, as far as it says what was agreed of it. */
interface Question {
  readonly header: Pick<TransactionHeader, 'type' | 'version'>;
  readonly group: GroupHeader | undefined;
  readonly interchange: InterchangeHeader;
}

/** What is agreed of transactions. The last answer is kept: transactions of one kind follow each other. */
export class Resolutions {
  private asked: Question | undefined;
  private answer: Resolution | undefined;

  constructor(private readonly agreements: Agreements) {}

  of({ header, group, interchange }: Question): Resolution {
    const { asked, answer } = this;
    if (
      answer !== undefined &&
      asked?.interchange === interchange &&
      asked.group === group &&
      asked.header.type === header.type &&
      asked.header.version === header.version
    )
      return answer;
    const { standard, sender, receiver, test } = interchange;
    this.asked = { header: { type: header.type, version: header.version }, group, interchange };
    return (this.answer = this.agreements.resolve({
      standard,
      message: header.type,
      version: header.version,
      sender,
      receiver,
      ...(group === undefined ? {} : { groupSender: group.sender, groupReceiver: group.receiver }),
      test,
    }));
  }
}
