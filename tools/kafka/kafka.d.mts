export interface KafkaBroker {
  /** `127.0.0.1:<port>` */
  readonly brokers: string;
  readonly pid: number;
  /** Holds the topics and `broker.log`. */
  readonly data: string;
  readonly ended: () => boolean;
}

export class KafkaUnavailable extends Error {}

export function startKafka(options?: {
  port?: number;
  data?: string;
  log?: (line: string) => void;
}): Promise<KafkaBroker>;
