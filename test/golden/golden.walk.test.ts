import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { validateDocument } from '@app/canonical';
import { GuideLibrary } from '@app/guide';
import { MapLibrary } from '@app/mapping';
import { standalone } from '@app/pipeline';
import { actualResult, expectedResult, goldenCases, writeExpected } from './golden.case.js';

/**
 * Every golden example: what `input.edi` becomes is `canonical.json`, `ack.edi` and, where something is wrong,
 * `failures.json`, under the `options.json` of an agreement where there is one. Control numbers start at 1, and it is
 * 2026-03-01 12:00 UTC.
 *
 * `UPDATE_GOLDENS=1 npm test -- golden` writes the expected files anew; read every amount before you commit them.
 */
const mappings = join(process.cwd(), 'mappings');
const at = new Date('2026-03-01T12:00:00Z');
const update = process.env.UPDATE_GOLDENS === '1';

describe('golden examples', () => {
  const cases = goldenCases(mappings);
  const guides = GuideLibrary.load(mappings);
  const maps = MapLibrary.load(mappings, guides);

  it.each(cases)('%s', async (name) => {
    const folder = join(mappings, name);
    const { ports, options } = standalone({ guides, maps, at });
    const actual = await actualResult(folder, ports, options);
    if (update) writeExpected(folder, actual);
    expect(actual).toEqual(expectedResult(folder));
    expect(actual.documents.flatMap(validateDocument)).toEqual([]);
  });

  it('stand beside every map', () => {
    const counted = maps.list().map(({ guide }) => ({
      guide,
      cases: cases.filter((name) => name.startsWith(`${guide}/`)).length,
    }));
    expect(counted.filter((each) => each.cases < 2)).toEqual([]);
    expect(counted.length).toBeGreaterThanOrEqual(13);
  });
});
