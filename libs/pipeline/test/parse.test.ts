import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { InterchangeHandler } from '@app/interchange';
import type { ParseEvent } from '@app/pipeline';
import { createReader, indexInterchanges, parse } from '@app/pipeline';
import { edifact, order, orders, x12 } from './interchanges.js';

/** `line` per event, enough to see what was read where. */
async function told(chunks: Iterable<Uint8Array>, options = {}): Promise<string[]> {
  const lines: string[] = [];
  for await (const event of parse(chunks, options)) lines.push(describeEvent(event));
  return lines;
}

function describeEvent(event: ParseEvent): string {
  switch (event.kind) {
    case 'interchange':
      return `${event.header.standard} ${event.header.ordinal} at ${event.header.byteOffset}`;
    case 'group':
      return `group ${event.header.control}`;
    case 'transaction': {
      const { header, segments, byteOffset, byteLength, failures } = event.transaction;
      const ids = segments.map(({ id }) => id).join(' ');
      return `${header.type} ${header.control} at ${byteOffset}+${byteLength}: ${ids}${failures.map(({ code }) => ` ${code}`).join('')}`;
    }
    case 'segment':
      return `segment ${event.segment.id} at ${event.segment.byteOffset}`;
    case 'group-end':
      return `end of group, ${event.end.transactionCount}`;
    case 'interchange-end':
      return `end at ${event.end.byteOffset + event.end.byteLength}, ${event.sha256.slice(0, 8)}`;
    case 'failure':
      return `${event.failure.code} at ${event.failure.location?.byteOffset}`;
  }
}

const sha = (text: string): string => createHash('sha256').update(text, 'latin1').digest('hex').slice(0, 8);

describe('parse', () => {
  const first = x12({ groups: [{ transactions: [order('0001'), order('0002')] }] });
  const second = edifact({ una: "UNA:+.? '" });
  const third = x12({ control: '000000906' });
  const text = `${first}\r\n${second}\n${third}\n`;
  const expected = [
    'x12 1 at 0',
    'group 17',
    '850 0001 at 161+66: ST BEG PO1 SE',
    '850 0002 at 227+66: ST BEG PO1 SE',
    'end of group, 2',
    `end at ${first.length}, ${sha(first)}`,
    `edifact 2 at ${first.length + 2}`,
    `ORDERS 1 at ${first.length + 2 + 70}+79: UNH BGM DTM LIN UNT`,
    `end at ${first.length + 2 + second.length}, ${sha(second)}`,
    `x12 3 at ${first.length + second.length + 3}`,
    'group 17',
    `850 0001 at ${first.length + second.length + 3 + 161}+66: ST BEG PO1 SE`,
    'end of group, 1',
    `end at ${text.length - 1}, ${sha(third)}`,
  ];

  it('reads both standards in one transmission, with offsets and hashes', async () => {
    expect(await told([Buffer.from(text)])).toEqual(expected);
  });

  it('reads the same wherever the chunks end', async () => {
    for (let at = 1; at < text.length; at++) {
      const chunks = [Buffer.from(text.slice(0, at)), Buffer.from(text.slice(at))];
      expect(await told(chunks)).toEqual(expected);
    }
    expect(await told([...text].map((byte) => Buffer.from(byte)))).toEqual(expected);
  });

  it('counts from where it is told', async () => {
    const options = { baseOffset: 1000, firstOrdinal: 7 };
    expect(await told([Buffer.from(third)], options)).toEqual([
      'x12 7 at 1000',
      'group 17',
      '850 0001 at 1161+66: ST BEG PO1 SE',
      'end of group, 1',
      `end at ${1000 + third.length}, ${sha(third)}`,
    ]);
  });

  it('tells of padding between the standards', async () => {
    const lines = await told([Buffer.from(`${first}\0\x1a\n${second}`)]);
    expect(lines.filter((line) => line.startsWith('CD-'))).toEqual([`CD-1006 at ${first.length}`]);
  });

  it('leaves the segments of unwanted transactions out', async () => {
    const collect = ({ ordinal }: { ordinal: number }): boolean => ordinal === 2;
    expect((await told([Buffer.from(first)], { collect })).slice(2, 4)).toEqual([
      '850 0001 at 161+66: ',
      '850 0002 at 227+66: ST BEG PO1 SE',
    ]);
  });

  it('tells a TA1 as a segment, and failures of a transaction in it', async () => {
    const ta1 = x12().replace('GS*', 'TA1*000000001*261122*1030*A*000~GS*').replace('SE*4*', 'SE*5*');
    expect((await told([Buffer.from(ta1)])).slice(1, 4)).toEqual([
      'segment TA1 at 106',
      'group 17',
      '850 0001 at 193+66: ST BEG PO1 SE CD-1143',
    ]);
  });

  it('gives transactions as they come, not the file at its end', async () => {
    const transactions = Array.from({ length: 2000 }, (_, index) => order(String(index + 1).padStart(4, '0')));
    const bytes = Buffer.from(x12({ groups: [{ transactions }] }));
    let given = 0;
    function* chunks(): Generator<Uint8Array> {
      for (let at = 0; at < bytes.length; at += 4096) {
        given = at;
        yield bytes.subarray(at, at + 4096);
      }
    }
    let furthest = 0;
    for await (const event of parse(chunks())) {
      if (event.kind === 'transaction') furthest = Math.max(furthest, given - event.transaction.byteOffset);
    }
    expect(furthest).toBeLessThanOrEqual(2 * 65536);
  });

  it.each([
    ['nothing', '', 'CD-1001'],
    ['blanks', ' \r\n\0', 'CD-1001'],
    ['a JPEG', '\xff\xd8\xff\xe0\0\x10JFIF', 'CD-1002'],
    ['HTML', '<html><body>Not found</body></html>', 'CD-1002'],
    ['text', 'Dear partner, please find enclosed', 'CD-1002'],
    ['an X12 transaction without ISA', 'ST*850*0001~SE*2*0001~', 'CD-1002'],
    ['an EDIFACT message without UNB', "UNH+1+ORDERS:D:96A:UN'", 'CD-1002'],
    ['much text', 'ABC '.repeat(50_000), 'CD-1002'],
  ])('finds %s unreadable, once', async (_, content, code) => {
    const bytes = Buffer.from(content, 'latin1');
    expect(await told([bytes])).toEqual([`${code} at 0`]);
    expect(await told([bytes.subarray(0, 2), bytes.subarray(2)])).toEqual([`${code} at 0`]);
  });

  it.each([
    ['a byte order mark', '\xef\xbb\xbf'],
    ['blank lines', '\r\n\r\n'],
    ['a mail header', 'From: edi@acme.example\r\n\r\n'],
    ['a mailbox header on the same line', '/*$$ADD ID=ACME*/'],
    ['a control character', '\x02'],
    ['padding', '\x1a\0'],
  ])('passes over %s before the first header, and says so', async (_, before) => {
    const lines = await told([Buffer.from(before + x12(), 'latin1')]);
    expect(lines.filter((line) => line.startsWith('CD-'))).toHaveLength(1);
    expect(lines).toContain(`x12 1 at ${before.length}`);
  });
});

describe('what is unreadable', () => {
  const text = 'Dear partner, the file \x01 follows.';

  it.each([1, 5, 1000])('is told with its length, whatever the chunks: %s', (size) => {
    const failures: unknown[] = [];
    const ignore = (): void => undefined;
    const reader = createReader({
      interchangeStart: ignore,
      groupStart: ignore,
      transactionStart: ignore,
      segment: ignore,
      transactionEnd: ignore,
      groupEnd: ignore,
      interchangeEnd: ignore,
      failure: ({ code, message, location }) => void failures.push([code, message, location]),
    });
    for (let at = 0; at < text.length; at += size) reader.write(Buffer.from(text.slice(at, at + size)));
    reader.end();
    expect(failures).toEqual([
      [
        'CD-1002',
        'The transmission holds no interchange: it is binary data and begins with "Dear partner, the file ."; a whole ISA, UNA or UNB is expected.',
        { byteOffset: 0, byteLength: 33 },
      ],
    ]);
  });
});

describe('createReader', () => {
  it('hands every segment of both standards to one handler', () => {
    const ids: string[] = [];
    const ignore = (): void => undefined;
    const handler: InterchangeHandler = {
      interchangeStart: ignore,
      groupStart: ignore,
      transactionStart: ignore,
      segment: ({ id }) => void ids.push(id),
      transactionEnd: ignore,
      groupEnd: ignore,
      interchangeEnd: ignore,
      failure: ({ code }) => void ids.push(code),
    };
    const reader = createReader(handler);
    reader.write(Buffer.from(edifact() + x12() + edifact({ messages: [orders('9')] })));
    reader.end();
    const message = ['UNB', 'UNH', 'BGM', 'DTM', 'LIN', 'UNT', 'UNZ'];
    expect(ids).toEqual([...message, 'ISA', 'GS', 'ST', 'BEG', 'PO1', 'SE', 'GE', 'IEA', ...message]);
  });
});

describe('indexInterchanges', () => {
  it('says where each interchange is, and whose', () => {
    const index = indexInterchanges();
    const first = x12({ usage: 'T' });
    const text = first + edifact({ trailer: null });
    index.write(Buffer.from(text.slice(0, 50)));
    index.write(Buffer.from(text.slice(50)));
    expect(index.end()).toEqual({
      failures: [],
      interchanges: [
        {
          ordinal: 1,
          standard: 'x12',
          control: '000000905',
          sender: { qualifier: 'ZZ', id: 'ACMERETAIL' },
          receiver: { qualifier: 'ZZ', id: 'HARBORGOODS' },
          test: true,
          closed: true,
          byteOffset: 0,
          byteLength: first.length,
        },
        {
          ordinal: 2,
          standard: 'edifact',
          control: '905',
          sender: { qualifier: '14', id: '4001234000008' },
          receiver: { qualifier: '14', id: '5412345000013' },
          test: false,
          closed: false,
          byteOffset: first.length,
          byteLength: text.length - first.length,
        },
      ],
    });
  });

  it('tells what is unreadable', () => {
    const index = indexInterchanges();
    index.write(Buffer.from('not EDI'));
    const { interchanges, failures } = index.end();
    expect(interchanges).toEqual([]);
    expect(failures.map(({ code }) => code)).toEqual(['CD-1002']);
  });
});
