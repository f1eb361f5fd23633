import { join } from 'node:path';

/** Injection token of the {@link GatewaySettings}. */
export const GATEWAY_SETTINGS = Symbol('gateway.settings');

/** What the gateway works with: folders, limits, intervals. Times are milliseconds. */
export interface GatewaySettings {
  readonly spoolFolder: string;
  readonly inboxFolder: string;
  readonly outboxFolder: string;
  readonly archiveFolder: string;
  /** Absolute folders of the definitions. */
  readonly mappings: string;
  readonly partners: string;
  /** How often the definitions are looked at for changes; 0: only at the start. */
  readonly reloadInterval: number;
  /** Base of `ce_dataref`, without a slash at the end. */
  readonly gatewayUrl: string;
  /** Of topics. */
  readonly topicPrefix: string;
  /** The largest transmission, in bytes. */
  readonly maxBytes: number;
  /** Lanes worked on at one time in this process. */
  readonly lanes: number;
  /** Up to so many bytes, and so many transactions, are one database transaction. */
  readonly batchBytes: number;
  readonly batchTransactions: number;
  /** How often the tables are asked for work that no signal told of. */
  readonly pollInterval: number;
  /** How long `?wait=true` waits. */
  readonly waitLimit: number;
  /** A file in the inbox is taken when unchanged for so long and whole, or after the longer time as it is. */
  readonly fileStable: number;
  readonly fileOverdue: number;
  /** A document whose JSON has more bytes travels by reference. */
  readonly inlineBytes: number;
}

/** The settings of a process, as the gateway sees them. */
export interface ProcessSettings {
  readonly home: string;
  readonly mappings: string;
  readonly partners: string;
  readonly reloadSeconds: number;
  readonly gatewayUrl: string;
  readonly topicPrefix: string;
  readonly maxBytes: number;
}

/** Derives the gateway's settings from the process's: what an operator may choose is there, the rest is fixed here. */
export function gatewaySettings(settings: ProcessSettings): GatewaySettings {
  const { home, mappings, partners, reloadSeconds, gatewayUrl, topicPrefix, maxBytes } = settings;
  return {
    spoolFolder: join(home, 'spool'),
    inboxFolder: join(home, 'inbox'),
    outboxFolder: join(home, 'outbox'),
    archiveFolder: join(home, 'archive'),
    mappings,
    partners,
    reloadInterval: reloadSeconds * 1000,
    gatewayUrl,
    topicPrefix,
    maxBytes,
    lanes: 4,
    batchBytes: 1024 * 1024,
    batchTransactions: 500,
    pollInterval: 500,
    waitLimit: 30_000,
    fileStable: 5_000,
    fileOverdue: 60_000,
    inlineBytes: 900_000,
  };
}
