import { createHash } from 'node:crypto';
import type { CrossdockEvent } from '@app/canonical';
import { publishFailures } from '@app/interchange';
import { TransientError } from '@app/persistence';
import { EventFailure } from '../failures/event-failure.js';

const TIMEOUT_MS = 30_000;

/**
 * The event with its data fetched from `dataref`. Throws a TransientError where the server does not answer, or answers
 * 5xx or 429, and an EventFailure (CD-6104) where it refuses or the bytes are others than `sha256` says.
 */
export async function resolveDataref(event: CrossdockEvent, token?: string): Promise<CrossdockEvent> {
  if (event.dataref === undefined || event.data !== undefined) return event;
  const bytes = await download(event, event.dataref, token);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== event.sha256) throw unusable(event, `its SHA-256 is ${sha256}, not ${event.sha256 ?? 'given'}`);
  try {
    return { ...event, data: JSON.parse(bytes.toString('utf8')) as unknown };
  } catch (error) {
    throw unusable(event, (error as Error).message);
  }
}

async function download(event: CrossdockEvent, dataref: string, token: string | undefined): Promise<Buffer> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  let response: Response;
  try {
    response = await fetch(dataref, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (response.ok) return Buffer.from(await response.arrayBuffer());
  } catch (error) {
    throw new TransientError(`${dataref} does not answer`, { cause: error });
  }
  const { status } = response;
  if (status >= 500 || status === 429) throw new TransientError(`${dataref} answers ${status}`);
  throw unusable(event, `the server answers ${status}`);
}

function unusable({ type, id, dataref = '' }: CrossdockEvent, reason: string): EventFailure {
  return new EventFailure(publishFailures.raise('datarefUnusable', { with: { type, id, dataref, reason } }));
}
