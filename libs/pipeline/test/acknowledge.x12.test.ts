import { describe, expect, it } from '@jest/globals';
import { acknowledge } from '@app/pipeline';
import { agreed, everybody, linesOf, run, terms } from './harness.js';
import { brokenOrder, order, transaction, x12 } from './interchanges.js';

const ISA =
  'ISA*00*          *00*          *ZZ*HARBORGOODS    *ZZ*ACMERETAIL     *261122*1031*U*00401*000000001*0*P*>~';
const GS = 'GS*FA*HARBORGOODS*ACMERETAIL*20261122*1031*1*X*004010~';
const END = ['GE*1*1~', 'IEA*1*000000001~'];

describe('997', () => {
  it('accepts, byte for byte', async () => {
    const { acknowledgments } = await run(x12());
    expect(acknowledgments).toHaveLength(1);
    expect(acknowledgments[0]?.bytes.toString('latin1')).toBe(
      'ISA*00*          *00*          *ZZ*HARBORGOODS    *ZZ*ACMERETAIL     *261122*1031*U*00401*000000001*0*P*>~' +
        'GS*FA*HARBORGOODS*ACMERETAIL*20261122*1031*1*X*004010~' +
        'ST*997*0001~AK1*PO*17~AK2*850*0001~AK5*A~AK9*A*1*1*1~SE*6*0001~GE*1*1~IEA*1*000000001~',
    );
    expect(acknowledgments[0]).toMatchObject({
      kinds: ['997'],
      control: '000000001',
      answers: { interchangeControl: '000000905', groupControls: ['17'] },
    });
  });

  it('leaves accepted sets out where the agreement says so', async () => {
    const acknowledgment = terms({ acceptedSets: false });
    const groups = [{ transactions: [order('0001'), order('0002')] }];
    const { lines } = await run(x12({ groups }), { agreements: agreed({ '850': { acknowledgment } }) });
    expect(lines).toEqual([ISA, GS, 'ST*997*0001~', 'AK1*PO*17~', 'AK9*A*2*2*2~', 'SE*4*0001~', ...END]);
  });

  it('rejects one transaction of three, with the place, number, code and value of each error', async () => {
    const groups = [{ transactions: [order('0001'), brokenOrder('0002'), order('0003')] }];
    const { lines } = await run(x12({ groups }));
    expect(lines).toEqual([
      ISA,
      GS,
      'ST*997*0001~',
      'AK1*PO*17~',
      'AK2*850*0001~',
      'AK5*A~',
      'AK2*850*0002~',
      'AK3*BEG*2**8~',
      'AK4*1*353*7*99~',
      'AK4*5*373*8*20261322~',
      'AK3*PO1*4**3~',
      'AK5*R*5~',
      'AK2*850*0003~',
      'AK5*A~',
      'AK9*P*3*3*2~',
      'SE*14*0001~',
      ...END,
    ]);
  });

  it('says R where every transaction is rejected', async () => {
    const { lines } = await run(x12({ groups: [{ transactions: [transaction('0001', ['PO1*1'])] }] }));
    expect(lines.slice(3, -3)).toEqual(['AK1*PO*17~', 'AK2*850*0001~', 'AK3*BEG*2**3~', 'AK5*R*5~', 'AK9*R*1*1*0~']);
  });

  it('says E where the agreement accepts what breaks the guide alone', async () => {
    // 01 is a code of the standard, which the guide does not use: IK403 I6, in a 997 7.
    const text = x12({ groups: [{ transactions: [transaction('0001', ['BEG*01*SA*PO1**20261122', 'PO1*1'])] }] });
    const tolerant = { agreements: agreed({ '850': { onGuideError: 'accept-with-errors' as const } }) };
    const notes = ['AK3*BEG*2**8~', 'AK4*1*353*7*01~'];
    expect((await run(text)).lines.slice(4, -3)).toEqual(['AK2*850*0001~', ...notes, 'AK5*R*5~', 'AK9*R*1*1*0~']);
    expect((await run(text, tolerant)).lines.slice(4, -3)).toEqual([
      'AK2*850*0001~',
      ...notes,
      'AK5*E*5~',
      'AK9*E*1*1*1~',
    ]);
  });

  it.each([
    ['a wrong SE01', 'ST*850*0001~BEG*00*SA*P**20261122~PO1*1~SE*9*0001~', 'AK5*R*4~'],
    ['a wrong SE02', 'ST*850*0001~BEG*00*SA*P**20261122~PO1*1~SE*4*0009~', 'AK5*R*3~'],
    ['a missing SE', 'ST*850*0001~BEG*00*SA*P**20261122~PO1*1~', 'AK5*R*2~'],
  ])('tells %s', async (_, text, ak5) => {
    const { lines } = await run(x12({ groups: [{ transactions: [text] }] }));
    expect(lines.slice(4, -3)).toEqual(['AK2*850*0001~', ak5, 'AK9*R*1*1*0~']);
  });

  it.each([
    ['GE01', { count: '7' }, 'AK9*R*7*2*0*5~'],
    ['GE02', { control: '18' }, 'AK9*R*2*2*0*4~'],
    ['a missing GE', null, 'AK9*R*2*2*0*3~'],
  ])(
    'rejects a group for its %s, and names only the transactions that are wrong themselves',
    async (_, trailer, ak9) => {
      const groups = [{ trailer, transactions: [order('0001'), transaction('0002', ['PO1*1'])] }];
      const { lines, results } = await run(x12({ groups }));
      expect(lines.slice(3, -3)).toEqual(['AK1*PO*17~', 'AK2*850*0002~', 'AK3*BEG*2**3~', 'AK5*R*5~', ak9]);
      expect(results[0]).toMatchObject({ verdict: 'rejected', acceptedCount: 0 });
    },
  );

  it('answers each group with a 997 of its own, those of one pair and version in one group', async () => {
    const groups = [
      { control: '17' },
      { control: '18', transactions: [transaction('0001', ['PO1*1'])] },
      { control: '19', version: '005010', transactions: [order('0001')] },
    ];
    const { lines } = await run(x12({ groups }), { firstControl: 41 });
    expect(lines).toEqual([
      ISA.replace('000000001', '000000041'),
      'GS*FA*HARBORGOODS*ACMERETAIL*20261122*1031*41*X*004010~',
      ...['ST*997*0041~', 'AK1*PO*17~', 'AK2*850*0001~', 'AK5*A~', 'AK9*A*1*1*1~', 'SE*6*0041~'],
      ...['ST*997*0042~', 'AK1*PO*18~', 'AK2*850*0001~', 'AK3*BEG*2**3~', 'AK5*R*5~', 'AK9*R*1*1*0~', 'SE*7*0042~'],
      'GE*2*41~',
      'GS*FA*HARBORGOODS*ACMERETAIL*20261122*1031*42*X*005010~',
      ...['ST*997*0043~', 'AK1*PO*19*005010~', 'AK2*850*0001~', 'AK5*A~', 'AK9*A*1*1*1~', 'SE*6*0043~'],
      'GE*1*42~',
      'IEA*2*000000041~',
    ]);
  });

  it('mirrors the test indicator and the delimiters', async () => {
    const { acknowledgments } = await run(x12({ usage: 'T' }).replaceAll('*', '|').replaceAll('~', '\n'));
    expect(acknowledgments[0]?.bytes.toString()).toBe(
      'ISA|00|          |00|          |ZZ|HARBORGOODS    |ZZ|ACMERETAIL     |261122|1031|U|00401|000000001|0|T|>\n' +
        'GS|FA|HARBORGOODS|ACMERETAIL|20261122|1031|1|X|004010\n' +
        'ST|997|0001\nAK1|PO|17\nAK2|850|0001\nAK5|A\nAK9|A|1|1|1\nSE|6|0001\nGE|1|1\nIEA|1|000000001\n',
    );
  });

  it('takes the usual delimiters where one received is in what it copies', async () => {
    const { lines } = await run(x12({ sender: 'ACME>RETAIL' }));
    expect(lines[0]).toBe(
      'ISA*00*          *00*          *ZZ*HARBORGOODS    *ZZ*ACME>RETAIL    *261122*1031*U*00401*000000001*0*P*:~',
    );
  });

  it('takes other delimiters where GS08 holds one of those received', async () => {
    const { lines } = await run(x12({ groups: [{ version: '>', trailer: { count: '7' } }] }));
    expect(lines.slice(1, 2)).toEqual(['GS*FA*HARBORGOODS*ACMERETAIL*20261122*1031*1*X*>~']);
  });

  it('leaves a bad value out where it holds a delimiter, and cuts it at 99 characters', async () => {
    // The > in ISA06 makes : the component separator of the answer.
    const noted = async (value: string) => {
      const segments = ['BEG*00*SA*P**20261122', `REF*DP*${value}`, 'PO1*1'];
      const groups = [{ transactions: [transaction('0001', segments)] }];
      return (await run(x12({ sender: 'ACME>RETAIL', groups }))).lines[6];
    };
    const long = 'x'.repeat(151);
    expect(await noted(long)).toBe(`AK4*2*127*5*${'x'.repeat(99)}~`);
    expect(await noted(`^${long}`)).toBe(`AK4*2*127*5*^${'x'.repeat(98)}~`);
    expect(await noted(`:${long}`)).toBe('AK4*2*127*5~');
    expect(await noted(`é${long}`)).toBe('AK4*2*127*5~');
  });

  it('keeps a code whole that holds the component separator', async () => {
    const groups = [{ sender: 'ACME>EAST', transactions: [order('00>01')] }];
    const { lines } = await run(x12({ groups }));
    expect(lines.slice(1, 6)).toEqual([
      'GS*FA*HARBORGOODS*ACME>EAST*20261122*1031*1*X*004010~',
      'ST*997*0001~',
      'AK1*PO*17~',
      'AK2*850*00>01~',
      'AK5*A~',
    ]);
  });

  it('rejects a type that is none, without waiting for a person', async () => {
    const groups = [{ transactions: [transaction('0001', ['BEG*1'], '85')] }];
    const { lines } = await run(x12({ groups }), { agreements: agreed({ '850': {} }), repeatsFaults: true });
    expect(lines.slice(3, -3)).toEqual(['AK1*PO*17~', 'AK2*85*0001~', 'AK5*R*6~', 'AK9*R*1*1*0~']);
  });

  it('says of a refused message in a known version that it is not the version', async () => {
    const groups = [{ transactions: [transaction('0001', ['BCH*1'], '860')] }];
    const decisions = [{ group: 1, decision: 'refuse' as const }];
    const everybody = (await run(x12({ groups }), { decisions })).lines;
    expect(everybody.slice(3, -3)).toEqual(['AK1*PO*17~', 'AK2*860*0001~', 'AK5*R*1~', 'AK9*R*1*1*0~']);
    const unknown = [{ version: '003040', transactions: [order('0001')] }];
    const { lines } = await run(x12({ groups: unknown }), { decisions });
    expect(lines.slice(3, -3)).toEqual(['AK1*PO*17~', 'AK9*R*1*1*0*2~']);
  });

  it.each([
    ['*ZZZ*ACMERETAIL*', '022'],
    ['*\nZZ*ACMERETAIL     *', '005'],
    ['*ZZ*ACMERETAIL       *', '022'],
  ])('keeps the width of its ISA where the received one is %j', async (party, note) => {
    const { lines } = await run(x12().replace('*ZZ*ACMERETAIL     *', party));
    expect(lines.slice(0, 2)).toEqual([ISA, `TA1*000000905*261122*1030*R*${note}~`]);
  });

  it('is of a sound version itself where ISA12 is none', async () => {
    const text = x12().replace('*U*00401*', '*^*004O1*');
    const { lines } = await run(text);
    expect(lines.slice(0, 2)).toEqual([ISA, 'TA1*000000905*261122*1030*R*017~']);
  });

  it('never answers acknowledgments, our own traffic, or a partner who wants none', async () => {
    const fa = { id: 'FA', transactions: [transaction('0001', ['AK1*IN*1', 'AK9*A*1*1*1'], '997')] };
    expect((await run(x12({ groups: [fa] }))).lines).toEqual([]);
    expect((await run(x12({ groups: [fa, {}] }))).lines.slice(3, 4)).toEqual(['AK1*PO*17~']);
    const none = terms({ type: 'none', ta1: 'never' });
    const silent = { agreements: agreed({ '850': {} }, { acknowledgment: none }) };
    expect((await run(x12(), silent)).lines).toEqual([]);
    expect((await run(x12({ trailer: null }), silent)).lines).toEqual([]);
    const ours = agreed({});
    const outbound = {
      identify: () => ({ kind: 'known', direction: 'out' }) as const,
      resolve: (query: Parameters<typeof ours.resolve>[0]) => ({ ...ours.resolve(query), direction: 'out' }) as never,
    };
    expect((await run(x12(), { agreements: outbound })).lines).toEqual([]);
  });
});

describe('a 997 after a decision', () => {
  it('answers only the groups that were decided now', async () => {
    const groups = [{}, { control: '18', transactions: [transaction('0001', ['BEG*1'], '860')] }];
    const settings = { agreements: agreed({ '850': {} }), decisions: [{ group: 2, decision: 'release' as const }] };
    const { results } = await run(x12({ groups }), settings);
    const [acknowledgment] = await acknowledge(results[0]!, everybody.ports, { only: [2] });
    expect(acknowledgment?.answers).toEqual({ interchangeControl: '000000905', groupControls: ['18'] });
    expect(linesOf(acknowledgment!.bytes).slice(3, -3)).toEqual([
      'AK1*PO*18~',
      'AK2*860*0001~',
      'AK5*A~',
      'AK9*A*1*1*1~',
    ]);
  });
});

describe('TA1', () => {
  it.each([
    ['no IEA', { control: '000000905', trailer: null }, '023'],
    ['another IEA02', { control: '000000905', trailer: { control: '000000906' } }, '001'],
    ['a wrong IEA01', { control: '000000905', trailer: { count: '2' } }, '021'],
    ['an ISA13 that is no number', { control: '00000090A' }, '018'],
  ])('rejects an interchange with %s, and nothing in it is answered or released', async (_, given, note) => {
    const { lines, results } = await run(x12(given));
    expect(lines).toEqual([ISA, `TA1*${given.control}*261122*1030*R*${note}~`, 'IEA*0*000000001~']);
    expect(results[0]).toMatchObject({ verdict: 'rejected', acceptedCount: 0 });
  });
});
