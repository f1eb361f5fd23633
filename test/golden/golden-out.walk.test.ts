import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { CanonicalDocument } from '@app/canonical';
import { validateDocument } from '@app/canonical';
import { GuideLibrary } from '@app/guide';
import type { Failure } from '@app/interchange';
import { OutboundLibrary } from '@app/mapping';
import { sequencesFrom, writeOutbound } from '@app/pipeline';
import type { OutboundResult } from '@app/pipeline';

/**
 * Every golden example of an outbound map, `<guide>/golden-out/<case>/`: what `input.json` becomes is `output.edi`
 * (`output.xml`), a segment a line, or `failures.json` where it cannot be sent; under the `options.json` of an
 * agreement where there is one. Control numbers start at 1, and it is 2026-03-01 12:00 UTC.
 *
 * `UPDATE_GOLDENS=1 npm test -- golden-out` writes the expected files anew; read every amount before you commit them.
 */
const mappings = join(process.cwd(), 'mappings');
const update = process.env.UPDATE_GOLDENS === '1';
const OUTPUT = /[/\\]golden-out[/\\][^/\\]+[/\\]input\.json$/;

const PARTIES = {
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

function json(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** A segment a line, for people. */
function asLines(bytes: Buffer | undefined, encoding: Encoding): string | undefined {
  const text = bytes?.toString(encoding);
  return encoding === 'utf8' ? text : text?.replace(/(?<!\?)(['~])(?=[A-Z])/g, '$1\n');
}

type Encoding = 'utf8' | 'latin1';

function golden({ code, severity, location, value }: Failure): object {
  return { code, severity, ...(location && { location }), ...(value !== undefined && { value }) };
}

describe('golden examples of outbound maps', () => {
  const cases = readdirSync(mappings, { recursive: true, encoding: 'utf8' })
    .filter((file) => OUTPUT.test(file))
    .map((file) => file.slice(0, -'/input.json'.length))
    .sort();
  const guides = GuideLibrary.load(mappings);
  const outbound = OutboundLibrary.load(mappings, guides);

  function write(name: string, document: CanonicalDocument, options: object | undefined): Promise<OutboundResult> {
    const to = name.slice(0, name.indexOf('/golden-out'));
    const terms = {
      to,
      ...PARTIES[to.slice(0, to.indexOf('/')) as keyof typeof PARTIES],
      test: false,
      options: { ...options },
    };
    const clock = { now: () => new Date('2026-03-01T12:00:00Z') };
    return writeOutbound(document, terms, { guides, outbound, controlNumbers: sequencesFrom(1), clock });
  }

  it.each(cases)('%s', async (name) => {
    const folder = join(mappings, name);
    const document = json(join(folder, 'input.json')) as CanonicalDocument;
    const result = await write(name, document, json(join(folder, 'options.json')) as object | undefined);
    const [output, encoding]: [string, Encoding] = name.startsWith('xml/')
      ? [join(folder, 'output.xml'), 'utf8']
      : [join(folder, 'output.edi'), 'latin1'];
    const failures = result.failures.map(golden);
    const text = asLines(result.bytes, encoding);
    if (update) {
      for (const file of [output, join(folder, 'failures.json')]) rmSync(file, { force: true });
      if (text !== undefined) writeFileSync(output, text, encoding);
      if (failures.length > 0) writeFileSync(join(folder, 'failures.json'), `${JSON.stringify(failures, null, 2)}\n`);
    }
    expect(failures).toEqual(json(join(folder, 'failures.json')) ?? []);
    expect(text).toEqual(existsSync(output) ? readFileSync(output, encoding) : undefined);
    if (text !== undefined) expect(validateDocument(document)).toEqual([]);
  });

  it('stand beside every outbound map of invoices', () => {
    const invoices = outbound.list().filter(({ from }) => from === 'Invoice');
    const counted = invoices.map(({ to }) => ({
      to,
      cases: cases.filter((name) => name.startsWith(`${to}/`)).length,
    }));
    expect(counted.filter((each) => each.cases < 3)).toEqual([]);
    expect(counted.length).toBeGreaterThanOrEqual(4);
  });
});
