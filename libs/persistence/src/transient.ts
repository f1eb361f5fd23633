/** Thrown where the cause lies outside of what is being processed and will pass: a server that does not answer, say. */
export class TransientError extends Error {
  override name = 'TransientError';
}

/** SQLSTATE classes and codes that say nothing about the statement: PostgreSQL, Appendix A. */
const TRANSIENT_CLASSES = ['08', '53', '57', '58'];
const TRANSIENT_CODES = ['40001', '40P01', '55P03', '25P03'];
const NETWORK_CODES = [
  'ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH',
  'ENETUNREACH', 'EADDRNOTAVAIL', 'UND_ERR_SOCKET', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT',
]; // prettier-ignore
/** What `pg` says without a code. */
const CONNECTION_LOST =
  /^(Connection terminated|Client was closed|Client has encountered a connection error|timeout exceeded when trying to connect|timeout expired|Query read timeout)/;

/**
 * Whether the same work may succeed later, unchanged: a lost connection, a conflict with another transaction, a
 * server that starts or stops, a broker that says so (`retriable`). Looks through `driverError`, `cause` and
 * aggregates. Everything else is a fault of the work itself.
 */
export function isTransient(error: unknown): boolean {
  return some(error, (one) => {
    if (one instanceof TransientError) return true;
    const { code, message, retriable } = one as { code?: unknown; message?: unknown; retriable?: unknown };
    if (retriable === true) return true;
    if (typeof code === 'string' && (isTransientState(code) || NETWORK_CODES.includes(code))) return true;
    return typeof message === 'string' && CONNECTION_LOST.test(message);
  });
}

/** 40001 serialization_failure or 40P01 deadlock_detected: the transaction alone may be run again at once. */
export function isSerializationConflict(error: unknown): boolean {
  return some(error, ({ code }: { code?: unknown }) => code === '40001' || code === '40P01');
}

function isTransientState(code: string): boolean {
  if (!/^[0-9A-Z]{5}$/.test(code)) return false;
  return TRANSIENT_CLASSES.includes(code.slice(0, 2)) || TRANSIENT_CODES.includes(code);
}

function some(error: unknown, test: (one: object) => boolean, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 8) return false;
  if (test(error)) return true;
  const { driverError, cause, errors } = error as { driverError?: unknown; cause?: unknown; errors?: unknown };
  const inner = [driverError, cause, ...(Array.isArray(errors) ? (errors as unknown[]) : [])];
  return inner.some((one) => some(one, test, depth + 1));
}
