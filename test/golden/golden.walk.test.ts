import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { validateDocument } from '@app/canonical';
import { GuideLibrary } from '@app/guide';
import { MapLibrary } from '@app/mapping';
import { expectedResult, GoldenRunner, writeExpected } from '@app/pipeline';

/**
 * Every golden example of mappings/ and partners/: what `input.edi` becomes is `canonical.json`, `ack.edi` and, where
 * something is wrong, `failures.json`, under the `options.json` of an agreement where there is one. Control numbers start
 * at 1, and it is 2026-03-01 12:00 UTC.
 *
 * `crossdock mapping test --update` (or `UPDATE_GOLDENS=1 npm test -- golden`) writes the expected files anew; read every
 * amount before you commit them.
 */
const folders = { mappings: join(process.cwd(), 'mappings'), partners: join(process.cwd(), 'partners') };
const update = process.env.UPDATE_GOLDENS === '1';

describe('golden examples', () => {
  const runner = GoldenRunner.open(folders);
  const cases = runner.cases();

  it.each(cases)('$name', async (golden) => {
    const { actual } = await runner.run(golden);
    if (update) writeExpected(golden, actual);
    expect(actual).toEqual(expectedResult(golden));
    expect(actual.documents.flatMap(validateDocument)).toEqual([]);
  });

  it('stand beside every map', () => {
    const maps = MapLibrary.load(folders.mappings, GuideLibrary.load(folders.mappings));
    const counted = maps.list().map(({ guide }) => ({
      guide,
      cases: cases.filter(({ name }) => name.startsWith(`${guide}/`)).length,
    }));
    expect(counted.filter((each) => each.cases < 2)).toEqual([]);
    expect(counted.length).toBeGreaterThanOrEqual(13);
  });
});
