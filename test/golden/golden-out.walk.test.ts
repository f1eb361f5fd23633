import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { validateDocument } from '@app/canonical';
import { GuideLibrary } from '@app/guide';
import { OutboundLibrary } from '@app/mapping';
import { expectedOutbound, outboundInput, OutboundRunner, writeOutboundExpected } from '@app/pipeline';

/**
 * Every golden example of an outbound map, `golden-out/<case>/` of mappings/ and partners/: what `input.json` becomes is
 * `output.edi` (`output.xml`), a segment a line, or `failures.json` where it cannot be sent; under the `options.json` of
 * an agreement where there is one. Control numbers start at 1, and it is 2026-03-01 12:00 UTC.
 *
 * `crossdock mapping test --update` (or `UPDATE_GOLDENS=1 npm test -- golden-out`) writes the expected files anew; read
 * every amount before you commit them.
 */
const folders = { mappings: join(process.cwd(), 'mappings'), partners: join(process.cwd(), 'partners') };
const update = process.env.UPDATE_GOLDENS === '1';

describe('golden examples of outbound maps', () => {
  const runner = OutboundRunner.open(folders);
  const cases = runner.cases();

  it.each(cases)('$name', async (golden) => {
    const { actual } = await runner.run(golden);
    if (update) writeOutboundExpected(golden, actual);
    const expected = expectedOutbound(golden);
    expect(actual).toEqual(expected);
    if (actual.text !== undefined) expect(validateDocument(outboundInput(golden))).toEqual([]);
  });

  it('stand beside every outbound map of invoices', () => {
    const outbound = OutboundLibrary.load(folders.mappings, GuideLibrary.load(folders.mappings));
    const invoices = outbound.list().filter(({ from }) => from === 'Invoice');
    const counted = invoices.map(({ to }) => ({
      to,
      cases: cases.filter(({ name }) => name.startsWith(`${to}/`)).length,
    }));
    expect(counted.filter((each) => each.cases < 3)).toEqual([]);
    expect(counted.length).toBeGreaterThanOrEqual(4);
  });
});
