import { describe, expect, it } from '@jest/globals';
import { agreed, run, terms } from './harness.js';
import { brokenOrders, edifact, message, orders } from './interchanges.js';

const UNB = "UNB+UNOC:3+5412345000013:14+4001234000008:14+261122:1031+1'";
const UNH = "UNH+1+CONTRL:D:3:UN'";
const UCI = "UCI+905+4001234000008:14+5412345000013:14+7'";
const UNZ = "UNZ+1+1'";

describe('CONTRL', () => {
  it('accepts, byte for byte, with the parties swapped in UNB and as received in UCI', async () => {
    const { acknowledgments } = await run(edifact());
    expect(acknowledgments).toHaveLength(1);
    expect(acknowledgments[0]?.bytes.toString('latin1')).toBe(
      "UNB+UNOC:3+5412345000013:14+4001234000008:14+261122:1031+1'UNH+1+CONTRL:D:3:UN'" +
        "UCI+905+4001234000008:14+5412345000013:14+7'UCM+1+ORDERS:D:96A:UN:EAN008+7'UNT+4+1'UNZ+1+1'",
    );
    expect(acknowledgments[0]).toMatchObject({ kinds: ['CONTRL'], control: '1', answers: { groupControls: [] } });
  });

  it('names no accepted message where the agreement says so', async () => {
    const acknowledgment = terms({ type: 'CONTRL', acceptedSets: false, ta1: 'never' });
    const { lines } = await run(edifact(), { agreements: agreed({ ORDERS: { acknowledgment } }) });
    expect(lines).toEqual([UNB, UNH, UCI, "UNT+3+1'", UNZ]);
  });

  it('rejects one message of three: a missing segment by the one before it, element 1 as position 2', async () => {
    const { lines } = await run(edifact({ messages: [orders('1'), brokenOrders('2'), orders('3')] }));
    expect(lines).toEqual([
      UNB,
      UNH,
      UCI,
      "UCM+1+ORDERS:D:96A:UN:EAN008+7'",
      "UCM+2+ORDERS:D:96A:UN:EAN008+4'",
      "UCS+2+13'",
      "UCS+3'",
      "UCD+39+2'",
      "UCM+3+ORDERS:D:96A:UN:EAN008+7'",
      "UNT+9+1'",
      UNZ,
    ]);
  });

  it('tells a component by its position in the composite', async () => {
    const text = message('1', ['BGM+220+4711+9', 'DTM+137:20261122:1022', 'LIN+1']);
    const { lines } = await run(edifact({ messages: [text] }));
    expect(lines.slice(3, -2)).toEqual(["UCM+1+ORDERS:D:96A:UN:EAN008+4'", "UCS+3'", "UCD+39+2:3'"]);
  });

  it.each([
    ['a wrong UNT count', "UNH+1+ORDERS:D:96A:UN'BGM+220'DTM+137'LIN+1'UNT+9+1'", "UCM+1+ORDERS:D:96A:UN+4+29+UNT+2'"],
    [
      'another UNT reference',
      "UNH+1+ORDERS:D:96A:UN'BGM+220'DTM+137'LIN+1'UNT+5+2'",
      "UCM+1+ORDERS:D:96A:UN+4+28+UNT+3'",
    ],
  ])('tells %s at the message', async (_, text, ucm) => {
    const { lines } = await run(edifact({ messages: [text] }));
    expect(lines.slice(3, -2)).toEqual([ucm]);
  });

  it.each([
    ['UNZ count', { trailer: { count: '7' } }, '4+29+UNZ+2'],
    ['UNZ reference', { trailer: { control: '906' } }, '4+28+UNZ+3'],
    ['missing UNZ', { trailer: null }, '4+13'],
  ])('rejects an interchange for its %s, and names nothing below', async (_, given, action) => {
    const { lines, results } = await run(edifact(given));
    expect(lines).toEqual([UNB, UNH, `UCI+905+4001234000008:14+5412345000013:14+${action}'`, "UNT+3+1'", UNZ]);
    expect(results[0]).toMatchObject({ verdict: 'rejected', acceptedCount: 0 });
  });

  it('answers syntax 4 in kind: CONTRL 4:1, a date with its century', async () => {
    const { lines } = await run(edifact({ syntax: 'UNOC:4', messages: [orders('1'), brokenOrders('2')] }));
    expect(lines).toEqual([
      "UNB+UNOC:4+5412345000013:14+4001234000008:14+20261122:1031+1'",
      "UNH+1+CONTRL:4:1:UN'",
      UCI,
      "UCM+1+ORDERS:D:96A:UN:EAN008+7'",
      "UCM+2+ORDERS:D:96A:UN:EAN008+4'",
      "UCS+2+13'",
      "UCS+3'",
      "UCD+39+2'",
      "UNT+8+1'",
      UNZ,
    ]);
  });

  it('mirrors the test indicator, and routing addresses', async () => {
    const { lines } = await run(
      edifact({ test: true, sender: '4001234000008:14:DEPT', receiver: '5412345000013:14:IN' }),
    );
    expect(lines[0]).toBe("UNB+UNOC:3+5412345000013:14:IN+4001234000008:14:DEPT+261122:1031+1++++++1'");
    expect(lines[2]).toBe("UCI+905+4001234000008:14:DEPT+5412345000013:14:IN+7'");
  });

  it('mirrors a service string, and escapes what holds a delimiter', async () => {
    const text = edifact({ una: 'UNA|*.! ~' })
      .replaceAll("'", '~')
      .replaceAll('+', '*')
      .replaceAll(':', '|')
      .replace('4001234000008|14', 'A!*B!!|14');
    const { acknowledgments } = await run(text);
    expect(acknowledgments[0]?.bytes.toString('latin1')).toBe(
      'UNA|*.! ~UNB*UNOC|3*5412345000013|14*A!*B!!|14*261122|1031*1~UNH*1*CONTRL|D|3|UN~' +
        'UCI*905*A!*B!!|14*5412345000013|14*7~UCM*1*ORDERS|D|96A|UN|EAN008*7~UNT*4*1~UNZ*1*1~',
    );
  });

  it('has no "accepted with errors": what breaks the guide alone is accepted where that was agreed', async () => {
    // 5 is a code of the standard, which the guide does not use.
    const text = edifact({ messages: [message('1', ['BGM+220+4711+5', 'DTM+137', 'LIN+1'])] });
    const tolerant = { agreements: agreed({ ORDERS: { onGuideError: 'accept-with-errors' as const } }) };
    expect((await run(text)).lines.slice(3, -2)).toEqual(["UCM+1+ORDERS:D:96A:UN:EAN008+4'", "UCS+2'", "UCD+14+4'"]);
    expect((await run(text, tolerant)).lines.slice(3, -2)).toEqual(["UCM+1+ORDERS:D:96A:UN:EAN008+7'"]);
  });

  it('answers groups where UNG is sent', async () => {
    const group = (reference: string, text: string, count = '1'): string =>
      `UNG+ORDERS+ACME:ZZ+HARBOR:ZZ+261122:1030+${reference}+UN+D:96A'${text}UNE+${count}+${reference}'`;
    const groups = group('G1', orders('1')) + group('G2', brokenOrders('2')) + group('G3', orders('3'), '4');
    const { lines } = await run(edifact({ messages: [groups], trailer: { count: '3' } }));
    expect(lines.slice(2, -2)).toEqual([
      UCI,
      "UCF+G1+ACME:ZZ+HARBOR:ZZ+7'",
      "UCM+1+ORDERS:D:96A:UN:EAN008+7'",
      "UCF+G2+ACME:ZZ+HARBOR:ZZ+7'",
      "UCM+2+ORDERS:D:96A:UN:EAN008+4'",
      "UCS+2+13'",
      "UCS+3'",
      "UCD+39+2'",
      "UCF+G3+ACME:ZZ+HARBOR:ZZ+4+29+UNE+2'",
    ]);
  });

  it('never answers a CONTRL; beside other messages as if it were absent', async () => {
    const contrl = message('9', ['UCI+1+A+B+7'], 'CONTRL:D:3:UN');
    expect((await run(edifact({ messages: [contrl] }))).lines).toEqual([]);
    const { lines } = await run(edifact({ messages: [orders('1'), contrl] }));
    expect(lines.slice(2, -2)).toEqual([UCI, "UCM+1+ORDERS:D:96A:UN:EAN008+7'"]);
  });
});
