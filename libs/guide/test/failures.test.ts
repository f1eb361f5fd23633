import { describe, expect, it } from '@jest/globals';
import type { Failure } from '@app/interchange';
import { validateFailures } from '@app/interchange';
import { EDIFACT_CASES, PACKING_CASES } from './cases/edifact.cases.js';
import { ELEMENT_CASES } from './cases/element.cases.js';
import { GUIDE_CASES, LEVEL_CASES, RULE_CASES } from './cases/guide.cases.js';
import { SEGMENT_CASES } from './cases/segment.cases.js';

/** `CD-2105 #3 REF-02-1/2 [N1] AK304 3 IK304 3 0085 13: message` */
function line({ code, severity, location = {}, standardCodes = [], message }: Failure): string {
  const { segmentPosition, segmentId, elementPosition, componentPosition, repetition, loop, dataElement } = location;
  const place = [segmentId, elementPosition && String(elementPosition).padStart(2, '0'), componentPosition]
    .filter(Boolean)
    .join('-');
  const parts = [
    `${code}${severity === 'warning' ? ' warning' : ''} #${segmentPosition}`,
    `${place}${repetition === undefined ? '' : `/${repetition}`}${dataElement === undefined ? '' : ` (${dataElement})`}`,
    loop === undefined ? '' : `[${loop}]`,
    standardCodes.map(({ table, code }) => `${table} ${code}`).join(' '),
  ];
  return `${parts.filter((part) => part !== '').join(' ')}: ${message}`;
}

const all = [
  ...SEGMENT_CASES,
  ...ELEMENT_CASES,
  ...EDIFACT_CASES,
  ...PACKING_CASES,
  ...GUIDE_CASES,
  ...LEVEL_CASES,
  ...RULE_CASES,
];

describe('each mistake is one failure at its place', () => {
  it.each(all)('%s', (_, guide, transaction, expected) => {
    expect(guide().match(transaction).failures.map(line)).toEqual(expected);
  });

  it('and every row of the table is raised by some case', () => {
    const raised = new Set(
      all.flatMap(([, guide, transaction]) =>
        guide()
          .match(transaction)
          .failures.map(({ code }) => code),
      ),
    );
    // CD-25xx are of XML: see xml.guide.test.ts. CD-2114 takes a thousand others: see libs/pipeline/test/bounds.test.ts.
    const rows = Object.values(validateFailures.definitions)
      .map(({ code }) => code)
      .filter((code) => !code.startsWith('CD-25') && code !== 'CD-2114');
    expect(rows.filter((code) => !raised.has(code))).toEqual([]);
  });

  it.each(all)('%s: location and value are complete', (_, guide, transaction) => {
    for (const { location, value } of guide().match(transaction).failures) {
      expect(location).toMatchObject({
        interchangeControl: transaction.interchange.control,
        transactionControl: transaction.header.control,
        transactionType: transaction.header.type,
        segmentPosition: expect.any(Number),
      });
      const { byteOffset = -1, byteLength = -1 } = location ?? {};
      const sent = transaction.text.slice(byteOffset, byteOffset + byteLength);
      if (value !== undefined && value !== '***' && location?.elementPosition !== undefined) expect(sent).toBe(value);
    }
  });
});
