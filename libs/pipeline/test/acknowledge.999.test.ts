import { describe, expect, it } from '@jest/globals';
import { agreed, run, terms } from './harness.js';
import { brokenOrder, order, transaction, x12 } from './interchanges.js';

const acknowledgment = terms({ type: '999' });
const agreements = agreed({ '850': { acknowledgment } });
const tolerant = agreed({ '850': { acknowledgment, onGuideError: 'accept-with-errors' } });

describe('999 (005010X231A1)', () => {
  it('accepts, byte for byte', async () => {
    const groups = [{ version: '005010', transactions: [order('0001')] }];
    const { acknowledgments } = await run(x12({ groups }), { agreements });
    expect(acknowledgments).toHaveLength(1);
    expect(acknowledgments[0]?.bytes.toString('latin1')).toBe(
      'ISA*00*          *00*          *ZZ*HARBORGOODS    *ZZ*ACMERETAIL     *261122*1031*U*00401*000000001*0*P*>~' +
        'GS*FA*HARBORGOODS*ACMERETAIL*20261122*1031*1*X*005010X231A1~' +
        'ST*999*0001*005010X231A1~AK1*PO*17*005010~AK2*850*0001~IK5*A~AK9*A*1*1*1~SE*6*0001~GE*1*1~IEA*1*000000001~',
    );
    expect(acknowledgments[0]).toMatchObject({ kinds: ['999'], answers: { groupControls: ['17'] } });
  });

  it('rejects one transaction of three for breaches of the standard', async () => {
    const groups = [{ transactions: [order('0001'), brokenOrder('0002'), order('0003')] }];
    const { lines } = await run(x12({ groups }), { agreements });
    expect(lines.slice(2, -2)).toEqual([
      'ST*999*0001*005010X231A1~',
      'AK1*PO*17*004010~',
      'AK2*850*0001~',
      'IK5*A~',
      'AK2*850*0002~',
      'IK3*BEG*2**8~',
      'IK4*1*353*7*99~',
      'IK4*5*373*8*20261322~',
      'IK3*PO1*4*PO1*3~',
      'IK5*R*5~',
      'AK2*850*0003~',
      'IK5*A~',
      'AK9*P*3*3*2~',
      'SE*14*0001~',
    ]);
  });

  it('tells a breach of the guide from one of the standard', async () => {
    // 01 is a code of the standard, which the guide does not use.
    const guideOnly = transaction('0001', ['BEG*01*SA*PO1**20261122', 'PO1*1']);
    const both = transaction('0002', ['BEG*01*SA*PO1**20261322', 'PO1*1']);
    const notes = ['IK3*BEG*2**8~', 'IK4*1*353*I6*01~'];
    const text = x12({ groups: [{ transactions: [guideOnly, both] }] });
    const second = ['AK2*850*0002~', ...notes, 'IK4*5*373*8*20261322~', 'IK5*R*5*I5~'];
    expect((await run(text, { agreements })).lines.slice(4, -3)).toEqual([
      ...['AK2*850*0001~', ...notes, 'IK5*R*I5~', ...second],
      'AK9*R*2*2*0~',
    ]);
    expect((await run(text, { agreements: tolerant })).lines.slice(4, -3)).toEqual([
      ...['AK2*850*0001~', ...notes, 'IK5*E*I5~', ...second],
      'AK9*P*2*2*1~',
    ]);
  });

  it.each([
    ['a wrong SE01', 'ST*850*0001~BEG*00*SA*P**20261122~PO1*1~SE*9*0001~', 'IK5*R*4~'],
    ['a wrong SE02', 'ST*850*0001~BEG*00*SA*P**20261122~PO1*1~SE*4*0009~', 'IK5*R*3~'],
    ['a missing SE', 'ST*850*0001~BEG*00*SA*P**20261122~PO1*1~', 'IK5*R*2~'],
  ])('tells %s', async (_, text, ik5) => {
    const { lines } = await run(x12({ groups: [{ transactions: [text] }] }), { agreements });
    expect(lines.slice(4, -3)).toEqual(['AK2*850*0001~', ik5, 'AK9*R*1*1*0~']);
  });

  it('stands beside the 997 of another group, each in a group of its version', async () => {
    const byMessage = agreed({ '850': { acknowledgment }, '860': {} });
    const change = { id: 'PC', control: '18', transactions: [transaction('0001', ['BCH*1'], '860')] };
    const decisions = [{ group: 2, decision: 'release' as const }];
    const { acknowledgments, lines } = await run(x12({ groups: [{}, change] }), { agreements: byMessage, decisions });
    expect(acknowledgments[0]?.kinds).toEqual(['999', '997']);
    expect(lines.filter((line) => /^(GS|ST|AK1)/.test(line))).toEqual([
      'GS*FA*HARBORGOODS*ACMERETAIL*20261122*1031*1*X*005010X231A1~',
      'ST*999*0001*005010X231A1~',
      'AK1*PO*17*004010~',
      'GS*FA*HARBORGOODS*ACMERETAIL*20261122*1031*2*X*004010~',
      'ST*997*0002~',
      'AK1*PC*18~',
    ]);
  });
});
