import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { DefinitionError } from '@app/definitions';
import { GuideLibrary } from '@app/guide';
import type { Failure, Segment, Transaction } from '@app/interchange';
import { createXmlReader } from '@app/xml';

const GUIDE = `message: Order
elements:
  ID: { occurs: 1, max: 5 }
  Date: { occurs: 0..1, type: date }
  Status: { codes: new old }
  Line:
    occurs: 1..2
    elements:
      Quantity: { occurs: 1, type: decimal, attributes: { unit: required } }
`;

function libraryOf(guide: string): GuideLibrary {
  const folder = mkdtempSync(join(tmpdir(), 'xml-guide-'));
  mkdirSync(join(folder, 'xml/Plain/Order'), { recursive: true });
  writeFileSync(join(folder, 'xml/Plain/Order/guide.yaml'), guide);
  return GuideLibrary.load(folder);
}

function failuresOf(document: string): readonly Failure[] {
  const segments: Segment[] = [];
  let transaction: Transaction | undefined;
  const ignore = (): void => undefined;
  let interchange: Transaction['interchange'] | undefined;
  let header: Transaction['header'] | undefined;
  const reader = createXmlReader({
    interchangeStart: (each) => void (interchange = each),
    groupStart: ignore,
    transactionStart: (each) => void (header = each),
    segment: (segment) => void segments.push(segment),
    transactionEnd: (end) => {
      if (interchange === undefined || header === undefined) return;
      transaction = { interchange, group: undefined, header, segments, failures: [], ...end };
    },
    groupEnd: ignore,
    interchangeEnd: ignore,
    failure: (failure) => {
      throw new Error(failure.message);
    },
  });
  reader.write(Buffer.from(document));
  reader.end();
  const guide = libraryOf(GUIDE).find('xml', 'Plain', 'Order');
  return transaction === undefined || guide === undefined ? [] : guide.match(transaction).failures;
}

const LINE = '<Line><Quantity unit="EA">1.5</Quantity></Line>';

describe('guide of XML', () => {
  it('finds nothing in a sound document; what it does not name is not looked at', () => {
    expect(failuresOf(`<Order><ID>1</ID><Date>2026-02-28</Date><Status>new</Status><Other/>${LINE}</Order>`)).toEqual(
      [],
    );
  });

  it.each([
    ['an element that is missing', `<Order>${LINE}</Order>`, 'CD-2501', 'The element ID is missing in Order.', 1],
    [
      'one element too many',
      `<Order><ID>1</ID>${LINE.repeat(3)}</Order>`,
      'CD-2502',
      'The element Line stands 3 times in Order, 2 at most are allowed.',
      112,
    ],
    [
      'an attribute that is missing',
      '<Order><ID>1</ID><Line><Quantity>1</Quantity></Line></Order>',
      'CD-2503',
      'The attribute unit of Quantity is missing.',
      24,
    ],
    [
      'a value of another type',
      '<Order><ID>1</ID><Line><Quantity unit="EA">1,5</Quantity></Line></Order>',
      'CD-2504',
      'Quantity is "1,5", which is no decimal number.',
      24,
    ],
    [
      'a day that does not exist',
      `<Order><ID>1</ID><Date>2026-02-30</Date>${LINE}</Order>`,
      'CD-2504',
      'Date is "2026-02-30", which is no date.',
      18,
    ],
    [
      'a long value',
      `<Order><ID>123456</ID>${LINE}</Order>`,
      'CD-2505',
      'ID has 6 characters, 5 at most are allowed.',
      8,
    ],
    [
      'an unknown code',
      `<Order><ID>1</ID><Status>paid</Status>${LINE}</Order>`,
      'CD-2506',
      'Status is "paid", which is not among its codes.',
      18,
    ],
    ['an empty element', `<Order><ID> </ID>${LINE}</Order>`, 'CD-2507', 'The element ID is empty.', 8],
  ])('finds %s, once, at its element', (_, document, code, message, column) => {
    const failures = failuresOf(document);
    expect(failures.map((failure) => [failure.code, failure.message, failure.location?.column])).toEqual([
      [code, message, column],
    ]);
  });

  it('is refused with file, line and column where it is wrong', () => {
    const load = (): unknown => libraryOf(GUIDE.replace('type: date', 'type: dato'));
    expect(load).toThrow(DefinitionError);
    expect(load).toThrow(/guide\.yaml:4:\d+/);
  });
});
