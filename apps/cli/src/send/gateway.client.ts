import { createReadStream } from 'node:fs';
import { SentenceError } from '../console/sentence.error.js';

/** What a gateway answers to a transmission, as far as it is shown. */
export interface GatewayAnswer {
  readonly transmissionId: string;
  readonly interchanges?: readonly {
    readonly id: string;
    readonly state: string;
    readonly verdict?: string | null;
    readonly duplicateOf?: string | null;
    readonly documents?: readonly unknown[];
    readonly failures?: readonly unknown[];
  }[];
}

interface Problem {
  readonly title?: string;
  readonly detail?: string;
}

/**
 * Posts one file and waits until its interchanges are processed, at most 30 s.
 *
 * @throws SentenceError when the gateway is not reached or does not take the file
 */
export async function postTransmission(
  url: URL,
  file: string,
  onBytes: (sent: number) => void,
): Promise<GatewayAnswer> {
  const token = process.env.CROSSDOCK_TOKEN ?? '';
  const headers = {
    'content-type': 'application/octet-stream',
    accept: 'application/json',
    ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
  };
  const request: RequestInit & { duplex: 'half' } = {
    method: 'POST',
    headers,
    body: ReadableStream.from(countedBytes(file, onBytes)),
    duplex: 'half',
  };
  const response = await fetch(url, request).catch((error: unknown) => {
    throw new SentenceError(`The gateway at ${url.origin} cannot be reached (${causeOf(error)}).`, { cause: error });
  });
  const body = (await response.json().catch(() => ({}))) as GatewayAnswer & Problem;
  if (response.ok) return body;
  const reason = body.detail ?? body.title ?? response.statusText;
  throw new SentenceError(`${file} was not taken: ${response.status} ${reason}`);
}

async function* countedBytes(file: string, onBytes: (sent: number) => void): AsyncGenerator<Uint8Array> {
  let sent = 0;
  for await (const chunk of createReadStream(file)) {
    yield chunk as Uint8Array;
    onBytes((sent += (chunk as Uint8Array).length));
  }
}

function causeOf(error: unknown): string {
  const { cause, message } = error as { cause?: { code?: string; message?: string }; message?: string };
  return cause?.code ?? cause?.message ?? message ?? 'unknown reason';
}
