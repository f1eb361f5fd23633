import { describe, expect, it } from '@jest/globals';
import type { CanonicalDocument } from '@app/canonical';
import type { GoldenFailure, GoldenResult } from '@app/pipeline';
import { goldenDifferences } from '@app/pipeline';

const result = (document: object, acknowledgments = '', failures: GoldenFailure[] = []): GoldenResult => ({
  documents: [document as CanonicalDocument],
  failures,
  acknowledgments,
});
const warning: GoldenFailure = { code: 'CD-4105', severity: 'warning' };

describe('what differs between two results', () => {
  it.each([
    ['nothing', result({ lines: [{ quantity: '1' }] }), result({ lines: [{ quantity: '1' }] }), []],
    [
      'a value, deep inside',
      result({ lines: [{ quantity: '1' }, { quantity: '2' }] }),
      result({ lines: [{ quantity: '1' }, { quantity: '20' }] }),
      [{ path: 'canonical.json [0].lines[1].quantity', expected: '2', actual: '20' }],
    ],
    [
      'a field that only one has',
      result({ buyer: { name: 'A' }, purpose: 'original' }),
      result({ buyer: { name: 'A', ids: [] } }),
      [
        { path: 'canonical.json [0].buyer.ids', actual: [] },
        { path: 'canonical.json [0].purpose', expected: 'original' },
      ],
    ],
    [
      'another kind of value',
      result({ lines: [] }),
      result({ lines: 'none' }),
      [{ path: 'canonical.json [0].lines', expected: [], actual: 'none' }],
    ],
    [
      'a failure too many',
      result({}),
      result({}, '', [warning]),
      [{ path: 'failures.json [0]', actual: { code: 'CD-4105', severity: 'warning' } }],
    ],
    [
      'segments of the acknowledgment',
      result({}, 'ISA*1~AK5*A~IEA*1~'),
      result({}, 'ISA*1~AK5*R*5~IEA*1~GS~'),
      [
        { path: 'ack.edi segment 2', expected: 'AK5*A~', actual: 'AK5*R*5~' },
        { path: 'ack.edi segment 4', actual: 'GS~' },
      ],
    ],
  ])('%s', (_, expected, actual, differences) => {
    expect(goldenDifferences(expected, actual)).toEqual(differences);
  });
});
