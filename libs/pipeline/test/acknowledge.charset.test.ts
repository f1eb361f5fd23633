import { describe, expect, it } from '@jest/globals';
import { run } from './harness.js';
import { edifact, orders } from './interchanges.js';

describe('a CONTRL is written at a level that has what it repeats', () => {
  it.each([
    ['UNOA', 'ACME', 'UNB+UNOA:3+5412345000013:14+ACME:14'],
    ['UNOA', 'Acme', 'UNB+UNOB:3+5412345000013:14+Acme:14'],
    ['UNOB', 'Müller', 'UNB+UNOC:3+5412345000013:14+Müller:14'],
    ['UNOA', 'Łódź', 'UNB+UNOC:3+5412345000013:14+??ód??:14'],
  ])('%s, from %s', async (syntax, sender, expected) => {
    const text = edifact({ syntax: `${syntax}:3`, sender: `${sender}:14`, messages: [orders('1')] });
    const { acknowledgments } = await run(text, { repeatsFaults: true });
    expect(acknowledgments[0]?.bytes.toString('latin1')).toContain(expected);
  });

  it.each(['3\x07', '1Ÿ4001234000008', 'X'])(
    'the syntax version %j, which is none, is answered with 3',
    async (version) => {
      const text = edifact({ syntax: `UNOC:${version}`, messages: [orders('1')] });
      const { acknowledgments } = await run(text, { repeatsFaults: true });
      expect(acknowledgments[0]?.bytes.toString('latin1')).toContain('UNB+UNOC:3+5412345000013:14+');
    },
  );
});
