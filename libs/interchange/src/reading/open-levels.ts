import type { GroupHeader, InterchangeHeader, TransactionHeader } from '../envelope.js';
import type { AgreedReading } from './agreed-readings.js';
import type { Charset } from './charset.js';
import { ControlSet } from './control-set.js';
import type { Syntax } from './syntax.js';

/** An open interchange: what its trailer is held against. */
export class OpenInterchange {
  groupCount = 0;
  transactionCount = 0;

  constructor(
    readonly header: InterchangeHeader,
    public syntax: Syntax,
    readonly charset: Charset,
  ) {}
}

export class OpenGroup {
  transactionCount = 0;
  readonly controls = new ControlSet();

  constructor(readonly header: GroupHeader) {}
}

export class OpenTransaction {
  /** Its header counts. */
  segmentCount = 1;
  /** Longer than allowed: the rest is counted and passed over. */
  refused = false;
  /** Where a transaction that is not refused ends at the latest. */
  readonly limit: number;

  /** `agreed` is how it is read where that is agreed, and not as its interchange is. */
  constructor(
    readonly header: TransactionHeader,
    readonly maxBytes: number,
    readonly agreed: AgreedReading | undefined,
  ) {
    this.limit = header.byteOffset + maxBytes;
  }
}
