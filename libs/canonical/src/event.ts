/** Topics without the prefix of `CROSSDOCK_TOPIC_PREFIX`; the record key is said beside each. */
export const TOPICS = {
  /** account/order[/release] */
  orders: 'orders.v1',
  /** as orders */
  orderResponses: 'order-responses.v1',
  /** account/despatch */
  despatch: 'despatch.v1',
  /** account/payment reference, or our bank account/bank reference */
  payments: 'payments.v1',
  /** account/invoice */
  invoices: 'invoices.v1',
  /** account/advice number */
  adjustments: 'adjustments.v1',
  /** account/report number */
  sales: 'sales.v1',
  /** account/return number */
  returns: 'returns.v1',
  /** account/number, or what else keeps documents in their order: what is to be sent */
  outbound: 'outbound.v1',
  /** interchange id */
  acknowledgments: 'acknowledgments.v1',
  /** partner or "unknown"/interchange id */
  failures: 'failures.v1',
  /** as orders */
  orderStatus: 'order-status.v1',
  /** account/payment reference */
  cash: 'cash.v1',
} as const;
export type Topic = (typeof TOPICS)[keyof typeof TOPICS];

/** Where a document comes from, down to its bytes. */
export interface Lineage {
  readonly transmissionId: string;
  readonly interchangeId: string;
  readonly interchangeControl: string;
  readonly groupControl?: string;
  readonly transactionControl?: string;
  readonly byteOffset: number;
  readonly byteLength: number;
}

/**
 * A CloudEvents 1.0 event as Crossdock puts it on a topic (Kafka protocol binding, binary mode: every attribute but
 * `data` a `ce_` header, `data` the JSON value).
 */
export interface CrossdockEvent<Data = unknown> {
  /** `<documentId>.<revision>` for documents; a UUID else. Republishing repeats it. */
  readonly id: string;
  /** `order.received`, `failure.raised`, .. */
  readonly type: string;
  /** `/gateway`, `/orders`, `/cash`. */
  readonly source: string;
  readonly subject?: string;
  /** ISO 8601 instant of receipt. */
  readonly time: string;
  readonly topic: Topic;
  readonly key: string;
  readonly lineage?: Lineage;
  /** Partner ids. */
  readonly sender?: string;
  readonly receiver?: string;
  /** Id of the event whose effect this one replaces. */
  readonly supersedes?: string;
  /** Test traffic: services refuse it unless told otherwise. */
  readonly test?: boolean;
  /** Where the data is, when it is too large for a record; `sha256` of its bytes beside. */
  readonly dataref?: string;
  readonly sha256?: string;
  /** Absent when `dataref` stands for it. */
  readonly data?: Data;
}

/** Joins the parts of a record key, each percent-encoded: `ACME-US/PO%2F1`. */
export function recordKey(...parts: readonly string[]): string {
  return parts.map(encodeURIComponent).join('/');
}

/** Document id and revision of a document event's id. Throws a RangeError for an id of another form. */
export function parseEventId(id: string): { documentId: string; revision: number } {
  const match = /^([0-9a-f-]{36})\.([1-9]\d*)$/.exec(id);
  if (match?.[1] === undefined || match[2] === undefined) throw new RangeError(`${id} is not <documentId>.<revision>`);
  return { documentId: match[1], revision: Number(match[2]) };
}
