export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What a process was told by its environment, checked. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  /** The bearer token that every request but health needs; absent where nobody else can reach the port. */
  readonly token?: string;
  /** Absolute path of the data folder: embedded database, spool, inbox, outbox, archive. */
  readonly home: string;
  /** Absent: the embedded PostgreSQL. */
  readonly databaseUrl?: string;
  /** Absent: the embedded log. */
  readonly kafkaBrokers?: readonly string[];
  /** Absolute path of the dictionaries, guides and maps. */
  readonly mappings: string;
  /** Absolute path of the company's and the partners' files. */
  readonly partners: string;
  /** How often changed mappings and partners are taken, in seconds; 0: only at the start. */
  readonly reloadSeconds: number;
  /** Of topics and consumer groups. */
  readonly topicPrefix: string;
  /** The largest transmission, in bytes. */
  readonly maxBytes: number;
  /** The largest body of JSON, in bytes: it is read into memory whole. */
  readonly maxDocumentBytes: number;
  /** Where the gateway is reached from outside: base of `ce_dataref`. No slash at the end. */
  readonly gatewayUrl: string;
  readonly logLevel: LogLevel;
}

/** Injection token of the {@link Settings}. */
export const SETTINGS = Symbol('crossdock.settings');

/** A setting that cannot be: the message is the whole of what the operator needs to read. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}
