import type { ServiceName } from './service-name.js';

export interface Lag {
  readonly service: ServiceName;
  /** Without the prefix. */
  readonly topic: string;
  /** Records not yet consumed. */
  readonly records: number;
}

/** Figures of the services in this process, for metrics and health. */
export abstract class MessagingStatus {
  /** Age of the oldest event that waits in each outbox; 0 where none waits. */
  abstract outboxAgeSeconds(): Promise<Partial<Record<ServiceName, number>>>;
  /** Per service and topic. */
  abstract lag(): Promise<Lag[]>;
  /** Open dead letters per service. */
  abstract deadLetters(): Promise<Partial<Record<ServiceName, number>>>;
  /** Throws where the log cannot be reached. */
  abstract ping(): Promise<void>;
}
