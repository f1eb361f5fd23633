import type { Failure, GroupHeader, InterchangeHeader } from '@app/interchange';

/** One received message, as a CONTRL answers it. CONTRL has no "accepted with errors": it is accepted. */
export interface EdifactMessageAnswer {
  /** 0062. */
  readonly control: string;
  /** S009 as sent: `['ORDERS', 'D', '96A', 'UN']`. */
  readonly identifier: readonly string[];
  readonly accepted: boolean;
  readonly failures: readonly Failure[];
}

/** The messages of one received group; of an interchange without UNG, all messages, without a header. */
export interface EdifactGroupAnswer {
  readonly header: GroupHeader | undefined;
  /** Whether the group as a whole is rejected, whatever its messages are worth. */
  readonly rejected: boolean;
  readonly failures: readonly Failure[];
  /** The ones to be named: the rejected, and the accepted where the partner wants to read of them. */
  readonly messages: Iterable<EdifactMessageAnswer>;
}

/** One received interchange, as a CONTRL answers it. */
export interface EdifactInterchangeAnswer {
  readonly header: InterchangeHeader;
  /** Whether the interchange as a whole is rejected. */
  readonly rejected: boolean;
  /** Whether only the receipt is told, where it is not rejected. */
  readonly receiptOnly: boolean;
  readonly failures: readonly Failure[];
  readonly groups: readonly EdifactGroupAnswer[];
}
