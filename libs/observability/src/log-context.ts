import { AsyncLocalStorage } from 'node:async_hooks';

/** What every log line of a piece of work carries, so that one search finds its whole story. */
export interface LogContext {
  readonly requestId?: string;
  readonly transmissionId?: string;
  readonly interchangeId?: string;
  readonly documentId?: string;
  readonly eventId?: string;
  /** The partner's id, never its name. */
  readonly partner?: string;
}

const storage = new AsyncLocalStorage<LogContext>();

/** Runs `work` with these fields, and those of an enclosing call, on each line that it logs, asynchronous parts too. */
export function withLogContext<T>(context: LogContext, work: () => T): T {
  return storage.run({ ...storage.getStore(), ...context }, work);
}

/** The fields of the work that is running. */
export function logContext(): LogContext {
  return storage.getStore() ?? {};
}
