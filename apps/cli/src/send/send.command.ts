import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { paintFor } from '../console/paint.js';
import type { Paint } from '../console/paint.js';
import { SentenceError } from '../console/sentence.error.js';
import { postTransmission } from './gateway.client.js';
import type { GatewayAnswer } from './gateway.client.js';
import { ProgressBar } from './progress-bar.js';

export interface SendOptions {
  readonly to?: string;
}

const DEFAULT_GATEWAY = 'http://127.0.0.1:4080';

/**
 * `crossdock send`: posts each file to a gateway and prints what became of it.
 *
 * @returns 0 when all were accepted, else 1
 */
export async function send(files: readonly string[], { to }: SendOptions): Promise<number> {
  const url = gatewayUrl(to ?? process.env.CROSSDOCK_GATEWAY_URL ?? DEFAULT_GATEWAY);
  const paint = paintFor(process.stdout);
  let refused = 0;
  for (const file of files) {
    try {
      const answer = await sendOne(url, file);
      const accepted = isAccepted(answer);
      if (!accepted) refused++;
      process.stdout.write(`${answerText(file, answer, accepted, paint)}\n`);
    } catch (error) {
      if (!(error instanceof SentenceError)) throw error;
      refused++;
      process.stderr.write(`${error.message}\n`);
    }
  }
  return refused > 0 ? 1 : 0;
}

function gatewayUrl(base: string): URL {
  if (!URL.canParse(base)) throw new SentenceError(`"${base}" is no URL of a gateway.`);
  return new URL('/transmissions?wait=true', base);
}

async function sendOne(url: URL, file: string): Promise<GatewayAnswer> {
  const stats = await stat(file).catch(() => undefined);
  if (stats?.isFile() !== true) throw new SentenceError(`There is no file ${file}.`);
  const bar = new ProgressBar(process.stderr, basename(file), stats.size);
  try {
    return await postTransmission(url, file, (sent) => bar.show(sent));
  } finally {
    bar.clear();
  }
}

/** Nothing of it was rejected or is held; what is not processed yet is taken, and may still be. */
function isAccepted({ interchanges }: GatewayAnswer): boolean {
  if (interchanges === undefined) return true;
  return (
    interchanges.length > 0 &&
    interchanges.every(
      ({ state, verdict }) => state !== 'held' && verdict !== 'rejected' && verdict !== 'partially-accepted',
    )
  );
}

function answerText(file: string, answer: GatewayAnswer, accepted: boolean, paint: Paint): string {
  const { transmissionId, interchanges } = answer;
  const mark = accepted ? paint('green', 'ok') : paint('red', 'not accepted');
  const head = `${mark} ${file} ${paint('dim', transmissionId)}`;
  if (interchanges === undefined) return `${head}\n  taken; its processing goes on`;
  if (interchanges.length === 0) return `${head}\n  holds no interchange`;
  const lines = interchanges.map(({ id, state, verdict, duplicateOf, documents = [], failures = [] }) => {
    const outcome = duplicateOf ? `duplicate of ${duplicateOf}` : (verdict ?? state);
    return `  interchange ${id}: ${outcome}, documents ${documents.length}, failures ${failures.length}`;
  });
  return [head, ...lines].join('\n');
}
