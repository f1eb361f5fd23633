import { createHash } from 'node:crypto';
import type { CrossdockEvent } from '@app/canonical';
import { publishFailures } from '@app/interchange';
import { TransientError } from '@app/persistence';
import { EventFailure } from '../failures/event-failure.js';

const TIMEOUT_MS = 30_000;

/** `CROSSDOCK_GATEWAY_URL` and `CROSSDOCK_TOKEN`. */
export interface GatewayAccess {
  readonly url: string;
  readonly token?: string | undefined;
}

/**
 * The event with its data fetched from `dataref`. Throws a TransientError where the server does not answer, or answers
 * 5xx or 429, and an EventFailure (CD-6104) where it refuses or the bytes are others than `sha256` says.
 */
export async function resolveDataref(event: CrossdockEvent, gateway?: GatewayAccess): Promise<CrossdockEvent> {
  if (event.dataref === undefined || event.data !== undefined) return event;
  const bytes = await download(event, event.dataref, gateway);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== event.sha256) throw unusable(event, `its SHA-256 is ${sha256}, not ${event.sha256 ?? 'given'}`);
  try {
    return { ...event, data: JSON.parse(bytes.toString('utf8')) as unknown };
  } catch (error) {
    throw unusable(event, (error as Error).message);
  }
}

async function download(event: CrossdockEvent, dataref: string, gateway: GatewayAccess | undefined): Promise<Buffer> {
  const headers =
    gateway?.token !== undefined && isGateway(dataref, gateway.url)
      ? { authorization: `Bearer ${gateway.token}` }
      : undefined;
  let response: Response;
  try {
    response = await fetch(dataref, { ...(headers && { headers }), signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (response.ok) return Buffer.from(await response.arrayBuffer());
  } catch (error) {
    throw new TransientError(`${dataref} does not answer`, { cause: error });
  }
  const { status } = response;
  if (status >= 500 || status === 429) throw new TransientError(`${dataref} answers ${status}`);
  throw unusable(event, `the server answers ${status}`);
}

/** The token goes to the gateway alone, whatever address an event names. */
function isGateway(address: string, base: string): boolean {
  return URL.canParse(address) && new URL(address).origin === new URL(base).origin;
}

function unusable({ type, id, dataref = '' }: CrossdockEvent, reason: string): EventFailure {
  return new EventFailure(publishFailures.raise('datarefUnusable', { with: { type, id, dataref, reason } }));
}
