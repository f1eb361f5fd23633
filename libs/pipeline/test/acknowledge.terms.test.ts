import { describe, expect, it } from '@jest/globals';
import type { AcknowledgmentTerms } from '@app/partners';
import { agreed, run, terms } from './harness.js';
import { brokenOrder, brokenOrders, edifact, message, order, orders, transaction, x12 } from './interchanges.js';

/** With ISA14 = 1. */
const asking = (text: string): string => text.replace('*0*P*>~', '*1*P*>~');
const answering = (given: Partial<AcknowledgmentTerms>) => {
  const acknowledgment = terms(given);
  return { agreements: agreed({ '850': { acknowledgment }, ORDERS: { acknowledgment } }, { acknowledgment }) };
};
const repeated = { kind: 'repeat', of: 'an earlier one' } as const;

describe('TA1 by agreement', () => {
  const sound = x12();
  const broken = x12({ trailer: { count: '2' } });
  const warned = sound.slice(0, -1);
  const A = 'TA1*000000905*261122*1030*A*000~';
  const E = 'TA1*000000905*261122*1030*E*024~';
  const R = 'TA1*000000905*261122*1030*R*021~';

  it.each<[AcknowledgmentTerms['ta1'], string, string, string | undefined]>([
    ['on-error', 'a sound file', sound, undefined],
    ['on-error', 'a sound file that asks', asking(sound), undefined],
    ['on-error', 'a broken file', broken, R],
    ['on-request', 'a sound file', sound, undefined],
    ['on-request', 'a sound file that asks', asking(sound), A],
    ['on-request', 'a file with a warning that asks', asking(warned), E],
    ['on-request', 'a broken file', broken, R],
    ['always', 'a sound file', sound, A],
    ['always', 'a file with a warning', warned, E],
    ['always', 'a broken file', broken, R],
    ['never', 'a sound file that asks', asking(sound), undefined],
    ['never', 'a broken file', broken, undefined],
  ])('%s: %s', async (ta1, _, text, expected) => {
    const { lines } = await run(text, answering({ ta1 }));
    expect(lines.filter((line) => line.startsWith('TA1'))).toEqual(expected === undefined ? [] : [expected]);
  });

  it('stands before the 997 in one interchange, byte for byte', async () => {
    const { acknowledgments } = await run(sound, answering({ ta1: 'always' }));
    expect(acknowledgments).toHaveLength(1);
    expect(acknowledgments[0]?.kinds).toEqual(['TA1', '997']);
    expect(acknowledgments[0]?.bytes.toString('latin1')).toBe(
      'ISA*00*          *00*          *ZZ*HARBORGOODS    *ZZ*ACMERETAIL     *261122*1031*U*00401*000000001*0*P*>~' +
        'TA1*000000905*261122*1030*A*000~' +
        'GS*FA*HARBORGOODS*ACMERETAIL*20261122*1031*1*X*004010~' +
        'ST*997*0001~AK1*PO*17~AK2*850*0001~AK5*A~AK9*A*1*1*1~SE*6*0001~GE*1*1~IEA*1*000000001~',
    );
  });

  it('stands alone where the groups are not answered', async () => {
    const { acknowledgments } = await run(sound, answering({ type: 'none', ta1: 'always' }));
    expect(acknowledgments.map(({ kinds, bytes }) => [kinds, bytes.toString('latin1')])).toEqual([
      [
        ['TA1'],
        'ISA*00*          *00*          *ZZ*HARBORGOODS    *ZZ*ACMERETAIL     *261122*1031*U*00401*000000001*0*P*>~' +
          'TA1*000000905*261122*1030*A*000~IEA*0*000000001~',
      ],
    ]);
  });

  it('answers an interchange of acknowledgments that asks for it, but never one of TA1', async () => {
    const fa = { id: 'FA', transactions: [transaction('0001', ['AK1*IN*1', 'AK9*A*1*1*1'], '997')] };
    expect((await run(asking(x12({ groups: [fa] })), answering({ ta1: 'on-request' }))).lines.slice(1)).toEqual([
      A,
      'IEA*0*000000001~',
    ]);
    const ta1 = x12({ groups: [] }).replace('IEA', 'TA1*000000001*261121*0900*A*000~IEA');
    expect((await run(asking(ta1), answering({ ta1: 'always' }))).lines).toEqual([]);
    expect((await run(ta1.replace('IEA*0', 'IEA*1'), answering({ ta1: 'always' }))).lines).toEqual([]);
  });

  it('does not wait for what is held, and comes once', async () => {
    const unknown = { groups: [{ transactions: [transaction('0001', ['BCH*1'], '860')] }] };
    const { lines } = await run(x12(unknown), answering({ ta1: 'always' }));
    expect(lines.slice(1)).toEqual([A, 'IEA*0*000000001~']);
  });

  it('rejects a duplicate as 025 where that is agreed', async () => {
    const given = { known: repeated };
    expect((await run(sound, { ...answering({ ta1: 'always' }), ...given })).lines).toEqual([]);
    expect((await run(sound, { ...answering({ duplicate: 'reject' }), ...given })).lines.slice(1)).toEqual([
      'TA1*000000905*261122*1030*R*025~',
      'IEA*0*000000001~',
    ]);
  });

  it('notes a duplicate that is only warned about', async () => {
    const { lines } = await run(sound, { ...answering({ ta1: 'always' }), known: repeated, duplicates: 'warn' });
    expect(lines.slice(1, 2)).toEqual(['TA1*000000905*261122*1030*E*025~']);
  });
});

describe('CONTRL by agreement', () => {
  const sound = edifact();
  const oneBroken = edifact({ messages: [orders('1'), brokenOrders('2')] });
  const rejected = edifact({ trailer: { control: '906' } });
  const accepted = "UCI+905+4001234000008:14+5412345000013:14+7'";
  const received = "UCI+905+4001234000008:14+5412345000013:14+8'";
  const refused = "UCI+905+4001234000008:14+5412345000013:14+4+28+UNZ+3'";
  const broken = ["UCM+2+ORDERS:D:96A:UN:EAN008+4'", "UCS+2+13'", "UCS+3'", "UCD+39+2'"];

  it.each<[AcknowledgmentTerms['contrl'], string, string, string[]]>([
    ['always', 'a sound file', sound, [accepted]],
    ['always', 'a broken message', oneBroken, [accepted, ...broken]],
    ['always', 'a broken interchange', rejected, [refused]],
    ['on-error', 'a sound file', sound, []],
    ['on-error', 'a broken message', oneBroken, [accepted, ...broken]],
    ['on-error', 'a broken interchange', rejected, [refused]],
    ['received', 'a sound file', sound, [received]],
    ['received', 'a broken message', oneBroken, [received]],
    ['received', 'a broken interchange', rejected, [refused]],
    ['received', 'a message that is held', edifact({ messages: [message('1', ['X'], 'ORDCHG:D:96A:UN')] }), [received]],
  ])('%s: %s', async (contrl, _, text, expected) => {
    const { lines } = await run(text, answering({ contrl, acceptedSets: false }));
    expect(lines.filter((line) => line.startsWith('UC'))).toEqual(expected);
  });

  it('tells of a receipt, byte for byte', async () => {
    const { acknowledgments } = await run(sound, answering({ contrl: 'received' }));
    expect(acknowledgments.map(({ bytes }) => bytes.toString('latin1'))).toEqual([
      "UNB+UNOC:3+5412345000013:14+4001234000008:14+261122:1031+1'UNH+1+CONTRL:D:3:UN'" +
        "UCI+905+4001234000008:14+5412345000013:14+8'UNT+3+1'UNZ+1+1'",
    ]);
  });

  it('rejects a duplicate with 26 where that is agreed', async () => {
    const { lines } = await run(sound, { ...answering({ duplicate: 'reject' }), known: repeated });
    expect(lines.slice(2, -2)).toEqual(["UCI+905+4001234000008:14+5412345000013:14+4+26+UNB'"]);
  });

  it('takes the terms of the agreement before those of the partner', async () => {
    const agreements = agreed({ '850': { acknowledgment: terms({ ta1: 'always', type: '999' }) } });
    const { acknowledgments } = await run(x12({ groups: [{ transactions: [order('0001'), brokenOrder('0002')] }] }), {
      agreements,
    });
    expect(acknowledgments.map(({ kinds }) => kinds)).toEqual([['TA1', '999']]);
  });
});
