import { describe, expect, it } from '@jest/globals';
import { parsePath } from '../src/edi/parse-path.js';
import { PathError } from '../src/source/language.js';

describe('paths', () => {
  it('reads loops, tests, a pick, elements and components', () => {
    expect(parsePath('N1(01=BY|BT)/PER(!04)#2.03-08')).toEqual({
      kind: 'segment',
      up: [],
      fromRoot: false,
      loops: [{ tag: 'N1', tests: [{ element: 1, component: 1, is: 'one-of', values: ['BY', 'BT'] }] }],
      segment: { tag: 'PER', tests: [{ element: 4, component: 1, is: 'not-sent', values: [] }] },
      pick: { kind: 'nth', n: 2 },
      element: { first: 3, last: 8 },
    });
  });

  it('reads ancestors, the transaction, several tests and components', () => {
    expect(parsePath('^(03=O)/PRF.01')).toMatchObject({
      up: [[{ element: 3, is: 'one-of', values: ['O'] }]],
      segment: { tag: 'PRF' },
    });
    expect(parsePath('/BSN.02')).toMatchObject({
      fromRoot: true,
      segment: { tag: 'BSN' },
      element: { first: 2, last: 2 },
    });
    expect(parsePath('DTM(01.1=2 & 01.3!=718|719).01.2')).toMatchObject({
      segment: {
        tests: [
          { element: 1, component: 1, is: 'one-of', values: ['2'] },
          { element: 1, component: 3, is: 'none-of', values: ['718', '719'] },
        ],
      },
      component: { first: 2, last: 2 },
    });
    expect(parsePath('PRI#2..')).toMatchObject({ pick: { kind: 'from-nth', n: 2 } });
    expect(parsePath('/RFF#only.01.2')).toMatchObject({ pick: { kind: 'only' } });
    expect(parsePath('$2')).toEqual({ kind: 'item', index: 2 });
  });

  it.each([
    ['', 'The path "" cannot be read at its character 1: A segment is expected here.'],
    ['ref.02', 'The path "ref.02" cannot be read at its character 1: A segment is expected here.'],
    ['REF(01=DP', 'The path "REF(01=DP" cannot be read at its character 5: A ")" is missing.'],
    ['REF(DP).02', 'The path "REF(DP).02" cannot be read at its character 8: "DP" is no test.'],
    ['REF(!01=DP)', 'The path "REF(!01=DP)" cannot be read at its character 12: "!01=DP" is no test.'],
    ['REF.', 'The path "REF." cannot be read at its character 5: An element number is expected after ".".'],
    ['REF.08-03', 'The path "REF.08-03" cannot be read at its character 10: 08-03 is no range of elements.'],
    ['REF#x', 'The path "REF#x" cannot be read at its character 5: A number is expected after "#".'],
    ['REF.02 ', 'The path "REF.02 " cannot be read at its character 7: " " does not belong here.'],
    ['^(03=O)PRF', 'The path "^(03=O)PRF" cannot be read at its character 8: A path names its segment after "^".'],
  ])('refuses "%s"', (text, message) => {
    expect(() => parsePath(text)).toThrow(new PathError(message, ''));
  });
});
