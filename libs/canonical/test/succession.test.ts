import { describe, expect, it } from '@jest/globals';
import { succession } from '@app/canonical';

const cases: { name: string; purposes: (string | undefined)[]; standings: string[]; inForce?: string; by?: string }[] =
  [
    { name: 'an original', purposes: ['original'], standings: ['in-force'], inForce: 'd1' },
    { name: 'no purpose sent', purposes: [undefined], standings: ['in-force'], inForce: 'd1' },
    { name: 'a confirmation of a spoken order', purposes: ['confirmation'], standings: ['in-force'], inForce: 'd1' },
    {
      name: 'a second original',
      purposes: ['original', 'original'],
      standings: ['in-force', 'second-original'],
      inForce: 'd1',
    },
    {
      name: 'a replacement',
      purposes: ['original', 'replacement'],
      standings: ['replaced', 'in-force'],
      inForce: 'd2',
    },
    { name: 'a replacement of nothing', purposes: ['replacement'], standings: ['in-force'], inForce: 'd1' },
    {
      name: 'a cancellation',
      purposes: ['original', 'cancellation'],
      standings: ['cancelled', 'cancels'],
      inForce: 'd1',
      by: 'd2',
    },
    { name: 'a cancellation of nothing', purposes: ['cancellation'], standings: ['nothing-to-cancel'] },
    {
      name: 'a second cancellation',
      purposes: ['original', 'cancellation', 'cancellation'],
      standings: ['cancelled', 'cancels', 'nothing-to-cancel'],
      inForce: 'd1',
      by: 'd2',
    },
    {
      name: 'an original after the cancellation',
      purposes: ['original', 'cancellation', 'original'],
      standings: ['cancelled', 'cancels', 'second-original'],
      inForce: 'd1',
      by: 'd2',
    },
    {
      name: 'a replacement after the cancellation',
      purposes: ['original', 'cancellation', 'replacement'],
      standings: ['replaced', 'cancels', 'in-force'],
      inForce: 'd3',
    },
    {
      name: 'purposes for information only',
      purposes: ['information', 'duplicate', 'proposal', 'change'],
      standings: ['without-effect', 'without-effect', 'without-effect', 'without-effect'],
    },
  ];

describe('succession', () => {
  it.each(cases)('$name', ({ purposes, standings, inForce, by }) => {
    const documents = purposes.map((purpose, index) => ({
      documentId: `d${index + 1}`,
      ordinal: index + 1,
      ...(purpose === undefined ? {} : { purpose }),
    }));

    const result = succession([...documents].reverse());

    expect(documents.map(({ documentId }) => result.standings.get(documentId))).toEqual(standings);
    expect(result.inForce?.documentId).toBe(inForce);
    expect(result.cancelledBy?.documentId).toBe(by);
  });
});
