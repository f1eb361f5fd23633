import type { CrossdockEvent } from '@app/canonical';
import { TOPICS } from '@app/canonical';
import { setTimeout as delay } from 'node:timers/promises';

const DOCUMENT = '7d7c0a52-3c1e-5f67-9d5a-5b1de0';

/** The event of an order; `n` makes its document id. */
export function orderEvent(n: number, key: string, more: Partial<CrossdockEvent> = {}): CrossdockEvent {
  return {
    id: `${DOCUMENT}${String(n).padStart(6, '0')}.1`,
    type: 'order.received',
    source: '/gateway',
    subject: `PO-${n}`,
    time: '2026-03-01T10:00:00.000Z',
    topic: TOPICS.orders,
    key,
    lineage: {
      transmissionId: 'b1f9e0de-0000-4000-8000-000000000001',
      interchangeId: 'b1f9e0de-0000-4000-8000-000000000002',
      interchangeControl: '000000412',
      byteOffset: 106,
      byteLength: 611,
    },
    sender: 'acme',
    receiver: 'us',
    data: { documentType: 'Order', account: 'ACME', orderNumber: `PO-${n}` },
    ...more,
  };
}

/** Looks until `found` answers what is expected of it, at most 30 s; answers the last. */
export async function eventually<T>(look: () => Promise<T>, found: (answer: T) => boolean): Promise<T> {
  for (const until = Date.now() + 30_000; ;) {
    const answer = await look();
    if (found(answer) || Date.now() > until) return answer;
    await delay(20);
  }
}

/** A door that a test opens. */
export class Gate {
  readonly #opened: Promise<void>;
  #open: () => void = () => undefined;

  constructor() {
    this.#opened = new Promise((resolve) => (this.#open = resolve));
  }

  open(): void {
    this.#open();
  }

  pass(): Promise<void> {
    return this.#opened;
  }
}
