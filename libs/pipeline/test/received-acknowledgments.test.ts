import { describe, expect, it } from '@jest/globals';
import type { Acknowledgment } from '@app/canonical';
import { GuideLibrary } from '@app/guide';
import { MapLibrary } from '@app/mapping';
import type { Decision, ExaminedTransaction, InterchangeResult, PipelineStep } from '@app/pipeline';
import { examine, fixedDuplicates, mapTransactions, runPipeline, standalone } from '@app/pipeline';
import { agreed, AT } from './harness.js';
import { message, edifact, order, transaction, x12 } from './interchanges.js';

const guides = GuideLibrary.load('mappings');
const maps = MapLibrary.load('mappings', guides);
const { ports, options } = standalone({ guides, maps, at: AT });

const acknowledgments = (groups = ''): string => x12({ groups: [] }).replace('IEA*', `${groups}IEA*`);
const ta1 = (control: string, verdict = 'A', note = '000'): string => `TA1*${control}*260301*0930*${verdict}*${note}~`;

async function stepsOf(text: string): Promise<PipelineStep[]> {
  const steps: PipelineStep[] = [];
  for await (const step of runPipeline([Buffer.from(text)], ports, options)) steps.push(step);
  return steps;
}

async function documentsOf(text: string): Promise<Acknowledgment[]> {
  const steps = await stepsOf(text);
  return steps
    .flatMap((step) => (step.kind === 'mapped' ? step.mapped.documents : []))
    .filter((document) => document.documentType === 'Acknowledgment');
}

async function examined(
  text: string,
  agreements = ports.agreements,
  decisions: readonly Decision[] = [],
  known: Parameters<typeof fixedDuplicates>[0] = { kind: 'new' },
): Promise<{ ta1: ExaminedTransaction | undefined; result: InterchangeResult | undefined; codes: string[] }> {
  const found: { ta1?: ExaminedTransaction; result?: InterchangeResult; codes: string[] } = { codes: [] };
  const used = { agreements, guides, duplicates: fixedDuplicates(known) };
  for await (const step of examine([Buffer.from(text)], used, { decisions })) {
    if (step.kind === 'transaction' && step.header.type === 'TA1') found.ta1 = step;
    if (step.kind === 'interchange-end') found.result = step.result;
    if (step.kind === 'failure') found.codes.push(step.failure.code);
  }
  return { ta1: undefined, result: undefined, ...found };
}

describe('TA1 segments', () => {
  it('are one transaction of ordinal 0, told right before the interchange ends, and never acknowledged', async () => {
    const text = acknowledgments(ta1('000007001') + ta1('000007002', 'R', '025'));
    const steps = await stepsOf(text);
    expect(steps.map(({ kind }) => kind)).toEqual(['interchange', 'transaction', 'mapped', 'interchange-end']);
    const { ta1: told, result } = await examined(text);
    expect(told).toMatchObject({
      group: undefined,
      groupOrdinal: 0,
      header: { ordinal: 0, type: 'TA1', control: '000007001' },
      range: { byteOffset: 106, byteLength: 63 },
      segmentCount: 2,
      verdict: 'accepted',
      guide: { ref: 'x12/00401/TA1' },
    });
    expect(result).toMatchObject({ verdict: 'accepted', transactionCount: 0, receivedTa1Count: 2 });
  });

  it('stand beside groups, before or behind them', async () => {
    const text = x12({ groups: [{ transactions: [order('0001')] }] });
    for (const place of ['GS*', 'IEA*']) {
      const documents = await documentsOf(text.replace(place, ta1('000007001') + place));
      expect(documents.map(({ answers }) => answers.interchange?.control)).toEqual(['000007001']);
    }
  });

  it.each<[string, string, Parameters<typeof examined>[1], Decision[], string, string[]]>([
    [
      'of nobody wait for a person',
      acknowledgments(ta1('000007001')),
      { ...agreed({}), identify: () => ({ kind: 'unknown-sender' }) },
      [],
      'held',
      ['CD-3001'],
    ],
    [
      'of nobody, released',
      acknowledgments(ta1('000007001')),
      { ...agreed({}), identify: () => ({ kind: 'unknown-sender' }) },
      [{ decision: 'release' }],
      'accepted',
      ['CD-3001'],
    ],
    [
      'fall with the interchange',
      acknowledgments(ta1('000007001')).replace('IEA*0*000000905', 'IEA*0*000000906'),
      agreed({ TA1: {} }),
      [],
      'rejected',
      ['CD-1105'],
    ],
  ])('%s', async (_, text, agreements, decisions, verdict, codes) => {
    const { ta1: told, codes: raised } = await examined(text, agreements, decisions);
    expect([told?.verdict, raised]).toEqual([verdict, codes]);
  });

  it('of an interchange that came before have no effect', async () => {
    const text = acknowledgments(ta1('000007001'));
    const { ta1: told } = await examined(text, agreed({ TA1: {} }), [], { kind: 'repeat', of: 'the first' });
    expect(told?.verdict).toBe('rejected');
  });

  it('beyond ten thousand are counted and not kept: CD-3009', async () => {
    const { ta1: told, result, codes } = await examined(acknowledgments(ta1('000007001').repeat(10_001)));
    expect(told?.segmentCount).toBe(10_000);
    expect(result?.receivedTa1Count).toBe(10_001);
    expect(codes).toEqual(['CD-3009']);
  });

  it('are mapped in the second pass too, whatever the checkpoint, where the first accepted them', async () => {
    const text = acknowledgments(
      ta1('000007001') + 'GS*PO*A*B*20261122*1030*17*X*004010~' + order('0001') + 'GE*1*17~',
    );
    const ordinals = async (accepted: (ordinal: number) => boolean): Promise<number[]> => {
      const found: number[] = [];
      const given = { from: 2, accepted };
      for await (const { header } of mapTransactions([Buffer.from(text)], ports, given)) found.push(header.ordinal);
      return found;
    };
    expect(await ordinals(() => true)).toEqual([0]);
    expect(await ordinals((ordinal) => ordinal !== 0)).toEqual([]);
  });
});

const UNLISTED = 'an error that the table does not list';
const numbers = (last: number, ...left: readonly number[]): string[] =>
  Array.from({ length: last }, (_, index) => String(index + 1)).filter((code) => !left.includes(Number(code)));

const group = (type: string, version: string, segments: readonly string[]): string =>
  x12({ groups: [{ id: 'FA', version, transactions: [transaction('0001', segments, type)] }] });
const said997 = (said: readonly string[], verdict: string, version: string): string =>
  group('997', version, ['AK1*IN*1', 'AK2*810*0001', ...said, 'AK5*R*5', verdict]);
const AK9 = 'AK9*R*1*1*0';

/** Every code of a table, and a message that says it. */
const TABLES: readonly [string, string, readonly string[], (code: string) => string][] = [
  [
    'TA105',
    '00401',
    ['025', '026', '027', '028', '029', '030', '031', ...numbers(24).map((code) => code.padStart(3, '0'))],
    (code) => acknowledgments(ta1('000007001', 'R', code)),
  ],
  ['AK304', '004010', numbers(8), (code) => said997([`AK3*REF*5**${code}`], AK9, '004010')],
  ['AK304', '005010', numbers(8), (code) => said997([`AK3*REF*5**${code}`], AK9, '005010')],
  ['AK403', '004010', numbers(10), (code) => said997(['AK3*REF*5**8', `AK4*1**${code}`], AK9, '004010')],
  ['AK403', '005010', numbers(13, 11), (code) => said997(['AK3*REF*5**8', `AK4*1**${code}`], AK9, '005010')],
  [
    'AK502',
    '004010',
    numbers(27, 14, 18, 19, 20, 21, 22),
    (code) => said997([], AK9, '004010').replace('AK5*R*5', `AK5*R*${code}`),
  ],
  [
    'AK502',
    '005010',
    numbers(27, 14, 20, 21, 22),
    (code) => said997([], AK9, '005010').replace('AK5*R*5', `AK5*R*${code}`),
  ],
  ['AK905', '004010', numbers(26, 7, 8, 9), (code) => said997([], `${AK9}*${code}`, '004010')],
  ['AK905', '005010', numbers(26, 20, 21, 22), (code) => said997([], `${AK9}*${code}`, '005010')],
  [
    'IK304',
    '005010',
    [...numbers(8), 'I4', 'I6', 'I7', 'I8', 'I9'],
    (code) => group('999', '005010', ['AK1*IN*1', 'AK2*810*0001', `IK3*REF*5**${code}`, 'IK5*R*5', AK9]),
  ],
  [
    'IK403',
    '005010',
    [...numbers(13, 11), 'I6', 'I9', 'I10', 'I11', 'I12', 'I13'],
    (code) => group('999', '005010', ['AK1*IN*1', 'AK2*810*0001', 'IK3*REF*5**8', `IK4*1**${code}`, 'IK5*R*5', AK9]),
  ],
  [
    'IK502',
    '005010',
    [...numbers(27, 14, 20, 21, 22), 'I5', 'I6'],
    (code) => group('999', '005010', ['AK1*IN*1', 'AK2*810*0001', `IK5*R*${code}`, AK9]),
  ],
  [
    '0085',
    'D.3',
    numbers(48, 44),
    (code) => edifact({ messages: [message('1', [`UCI+1+A+B+4+${code}`], 'CONTRL:D:3:UN')] }),
  ],
  [
    '0085',
    '4.1',
    ['2', '7', ...numbers(48, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 44)],
    (code) => edifact({ syntax: 'UNOC:4', messages: [message('1', [`UCI+1+A+B+4+${code}`], 'CONTRL:4:1:UN')] }),
  ],
];

describe('the errors that an acknowledgment tells, in words', () => {
  it.each(TABLES)('%s of %s: every code', async (table, _, codes, text) => {
    const told = new Map<string, string>();
    for (const code of codes) {
      const [document] = await documentsOf(text(code));
      const errors = [...(document?.errors ?? []), ...(document?.transactions.flatMap((each) => each.errors) ?? [])];
      told.set(code, errors.find((error) => error.table === table && error.code === code)?.meaning ?? UNLISTED);
    }
    expect([...told].filter(([, meaning]) => meaning === UNLISTED)).toEqual([]);
    expect(new Set(told.values()).size).toBeGreaterThan(codes.length / 2);
  });

  it.each([
    ['TA104', ['A', 'E', 'R'], (code: string) => acknowledgments(ta1('000007001', code))],
    ['AK901', ['A', 'E', 'P', 'R', 'M', 'W', 'X'], (code: string) => said997([], `AK9*${code}*1*1*0`, '004010')],
    [
      '0083',
      ['1', '2', '3', '4', '5', '6', '7', '8'],
      (code: string) => edifact({ messages: [message('1', [`UCI+1+A+B+${code}`], 'CONTRL:D:3:UN')] }),
    ],
  ])('%s: every verdict', async (_, codes, text) => {
    const verdicts = await Promise.all(codes.map(async (code) => (await documentsOf(text(code)))[0]?.verdict));
    expect(verdicts).toEqual(
      {
        TA104: ['accepted', 'accepted-with-errors', 'rejected'],
        AK901: ['accepted', 'accepted-with-errors', 'partially-accepted', ...Array<string>(4).fill('rejected')],
        '0083': [
          'accepted',
          'accepted-with-errors',
          'partially-accepted',
          'rejected',
          'received',
          'rejected',
          'accepted',
          'received',
        ],
      }[_],
    );
  });
});
