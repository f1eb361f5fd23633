import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { CanonicalDocument } from '@app/canonical';
import type { Failure } from '@app/interchange';
import type { Definitions } from '../definitions/definitions.js';
import type { OutboundTerms } from '../outbound/outbound.js';
import { writeOutbound } from '../outbound/outbound.stage.js';
import { sequencesFrom } from '../standalone.js';
import type { GoldenCase } from './golden.case.js';
import { goldenOptions } from './golden.case.js';
import type { GoldenDifference } from './golden.difference.js';
import { valueDifferences } from './golden.difference.js';

/**
 * A golden example of an outbound map: what `<guide>/golden-out/<case>/input.json` becomes is `output.edi` (a segment a
 * line) or `output.xml`, and `failures.json`. Control numbers start at 1, and it is 2026-03-01 12:00 UTC.
 */
export function outboundCases(root: string): GoldenCase[] {
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(sep).join('/'))
    .filter((file) => /\/golden-out\/[^/]+\/input\.json$/.test(`/${file}`))
    .map((file) => file.slice(0, -'/input.json'.length))
    .sort()
    .map((name) => ({ name, folder: join(root, name) }));
}

const AT = new Date('2026-03-01T12:00:00Z');

/** From us to a partner, as their identities are in examples. */
const PARTIES: Readonly<Record<string, Pick<OutboundTerms, 'sender' | 'receiver'>>> = {
  x12: {
    sender: { qualifier: 'ZZ', id: 'HARBORGOODS' },
    receiver: { qualifier: 'ZZ', id: 'ACMERETAIL' },
  },
  edifact: {
    sender: { qualifier: '14', id: '5412345000013' },
    receiver: { qualifier: '14', id: '4001234000008' },
  },
  xml: {
    sender: { qualifier: '0088', id: '5412345000013' },
    receiver: { qualifier: '0088', id: '4001234000008' },
  },
};

/** Every smallest value in which what is written differs from what should be. */
export async function outboundDifferences(
  golden: GoldenCase,
  { guides, outbound }: Pick<Definitions, 'guides' | 'outbound'>,
): Promise<GoldenDifference[]> {
  const { name, folder } = golden;
  const to = name.slice(0, name.indexOf('/golden-out'));
  const [standard = ''] = to.split('/');
  const parties = PARTIES[standard];
  if (parties === undefined) return [{ path: `${name} is beside no guide` }];
  const terms = { to, ...parties, test: false, options: { ...goldenOptions(golden) } };
  const ports = { guides, outbound, controlNumbers: sequencesFrom(1), clock: { now: () => AT } };
  const document = readJson(join(folder, 'input.json')) as CanonicalDocument;
  const { bytes, failures } = await writeOutbound(document, terms, ports);
  const [file, encoding] = standard === 'xml' ? (['output.xml', 'utf8'] as const) : (['output.edi', 'latin1'] as const);
  const expected = existsSync(join(folder, file)) ? readFileSync(join(folder, file), encoding) : '';
  return [
    ...valueDifferences('failures.json ', readJson(join(folder, 'failures.json')) ?? [], failures.map(withoutWords)),
    ...valueDifferences(`${file} line `, linesOf(expected), linesOf(bytes?.toString(encoding) ?? '')),
  ];
}

/** A segment a line, however they were written. */
function linesOf(text: string): string[] {
  return text.replace(/(?<!\?)(['~])(?=[A-Z])/g, '$1\n').split('\n');
}

function readJson(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

function withoutWords({ code, severity, location, value }: Failure): object {
  return { code, severity, ...(location && { location }), ...(value !== undefined && { value }) };
}
