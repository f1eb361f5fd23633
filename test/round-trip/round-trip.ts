import { join } from 'node:path';
import type { CanonicalDocument } from '@app/canonical';
import { GuideLibrary } from '@app/guide';
import { MapLibrary, OutboundLibrary } from '@app/mapping';
import { runPipeline, sequencesFrom, standalone, writeOutbound } from '@app/pipeline';

const AT = new Date('2026-03-01T12:00:00Z');
const mappings = join(process.cwd(), 'mappings');
const guides = GuideLibrary.open(mappings);
const outbound = OutboundLibrary.open(mappings, guides);
const maps = MapLibrary.open(mappings, guides);

/** What comes of a document that is written and read again. */
export interface RoundTrip {
  /** Codes and messages of both ways. */
  readonly failures: readonly string[];
  readonly unused: readonly string[];
  readonly documents: readonly unknown[];
}

/** Writes a document, and reads, validates and maps what was written. */
export async function roundTrip(document: CanonicalDocument, to: string): Promise<RoundTrip> {
  const id = to.startsWith('x12/') ? { qualifier: 'ZZ', id: 'HARBORGOODS' } : { qualifier: '14', id: '5412345000013' };
  const ports = { guides, outbound, controlNumbers: sequencesFrom(1), clock: { now: () => AT } };
  const written = await writeOutbound(document, { to, sender: id, receiver: id, test: false }, ports);
  const failures = written.failures.map(({ code, message }) => `${code} ${message}`);
  const documents: unknown[] = [];
  if (written.bytes !== undefined) {
    const { ports: inbound, options } = standalone({ guides, maps, at: AT });
    for await (const step of runPipeline([written.bytes], inbound, options)) {
      if (step.kind === 'transaction') failures.push(...step.failures.map(({ message }) => message));
      if (step.kind !== 'mapped') continue;
      failures.push(...step.mapped.failures.map(({ message }) => message));
      documents.push(...step.mapped.documents.map(asGiven));
    }
  }
  return { failures, unused: written.unused, documents };
}

/** Without how values were sent to us: nobody gives that in a document that is to be written. */
function asGiven(document: unknown): unknown {
  return JSON.parse(JSON.stringify(document), (key, value: unknown) =>
    key === 'sent' || key === 'unitSent' ? undefined : value,
  );
}
