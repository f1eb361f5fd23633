import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { CanonicalDocument } from '@app/canonical';
import { DefinitionError } from '@app/definitions';
import { GuideLibrary } from '@app/guide';
import { OutboundLibrary } from '../src/index.js';
import type { MapLookups, OutboundMade } from '../src/index.js';

const guides = GuideLibrary.open(join(process.cwd(), 'mappings'));

/** A map of the given guide, as lines below `segments:`. */
export function outboundMap(to: string, from: string, ...segments: readonly string[]): string {
  return [`from: ${from}`, `to: ${to}`, 'segments:', ...segments.map((line) => `  ${line}`), ''].join('\n');
}

/** All outbound maps of a folder of these files. */
export function load(files: Readonly<Record<string, string>>): OutboundLibrary {
  const folder = mkdtempSync(join(tmpdir(), 'outbound-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return OutboundLibrary.load(folder, guides);
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    throw new DefinitionError(error.diagnostics.map((each) => ({ ...each, file: each.file.slice(folder.length + 1) })));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What loading says, one line a diagnostic. */
export function outboundDiagnostics(files: Readonly<Record<string, string>>): string[] {
  try {
    load(files);
    return [];
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    return error.message.split('\n');
  }
}

/** What some segments of a map make of a document. */
export function make(
  to: string,
  document: object,
  segments: readonly string[],
  { files = {}, lookups }: { files?: Readonly<Record<string, string>>; lookups?: MapLookups } = {},
): OutboundMade {
  const { documentType } = document as CanonicalDocument;
  const maps = load({ [`${to}/a.outbound.yaml`]: outboundMap(to, documentType, ...segments), ...files });
  const map = maps.get(`${to}/a`);
  if (map === undefined) throw new Error('There is no map.');
  return map.make(document as CanonicalDocument, lookups);
}

/** The segments as X12 writes them. */
export function segmentsOf(...[to, document, segments, options]: Parameters<typeof make>): string[] {
  const made = make(to, document, segments, options);
  if (made.failures.length > 0) return made.failures.map(({ code, message }) => `${code} ${message}`);
  return made.segments.map((segment) =>
    segment.map((element) => (typeof element === 'string' ? element : element.join(':'))).join('*'),
  );
}
