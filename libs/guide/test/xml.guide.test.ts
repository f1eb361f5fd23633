import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { DefinitionError } from '@app/definitions';
import { diffGuides, GuideLibrary } from '@app/guide';
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

function failuresOf(document: string, definition = GUIDE): readonly Failure[] {
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
  const guide = libraryOf(definition).find('xml', 'Plain', 'Order');
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

  it('lists a thousand errors, and says how many more there are', () => {
    const failures = failuresOf(`<Order><ID>1</ID>${'<Status>paid</Status>'.repeat(2500)}${LINE}</Order>`);
    expect(failures).toHaveLength(1001);
    expect(failures[999]).toMatchObject({ code: 'CD-2506' });
    expect(failures[1000]).toMatchObject({
      code: 'CD-2114',
      message: 'Transaction  has 1500 more errors than the 1000 that are listed.',
      location: { transactionType: 'Order', byteOffset: 0 },
    });
  });

  it.each([
    ['basic-date', '20260228', '20260230'],
    ['basic-time', '235959', '24:00'],
    ['sap-decimal', '12.50-', '-12.50'],
  ])('knows %s: %s, not %s', (type, right, wrong) => {
    const guide = GUIDE.replace('type: date', `type: ${type}`);
    const of = (date: string): string => `<Order><ID>1</ID><Date>${date}</Date>${LINE}</Order>`;
    expect(failuresOf(of(right), guide)).toEqual([]);
    expect(failuresOf(of(wrong), guide).map(({ code, value }) => [code, value])).toEqual([['CD-2504', wrong]]);
  });

  it('is refused with file, line and column where it is wrong', () => {
    const load = (): unknown => libraryOf(GUIDE.replace('type: date', 'type: dato'));
    expect(load).toThrow(DefinitionError);
    expect(load).toThrow(/guide\.yaml:4:\d+/);
  });

  it('is changed by the overlay of a partner, and says in what', () => {
    const folder = mkdtempSync(join(tmpdir(), 'xml-overlay-'));
    const write = (name: string, text: string): void => {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    };
    write('mappings/xml/Plain/Order/guide.yaml', GUIDE);
    write(
      'partners/acme/order.guide.yaml',
      'extends: xml/Plain/Order\nelements:\n  Date: 1\n  Status: ~\n  Line: { elements: { Quantity: { attributes: { unit: { codes: EA KG } } } } }\n',
    );
    const library = GuideLibrary.load(join(folder, 'mappings'), { partners: join(folder, 'partners') });
    const [base, overlay] = [library.get('xml/Plain/Order'), library.get('acme/order')];
    if (base === undefined || overlay === undefined) throw new Error('A guide is not found.');
    expect(overlay).toMatchObject({ ref: 'acme/order', base: base.ref, version: 'Plain', message: 'Order' });
    expect(
      diffGuides(base, overlay).map(({ path, what, base: before, overlay: after, place }) => [
        path,
        what,
        before,
        after,
        place.line,
      ]),
    ).toEqual([
      ['Date', 'usage', 'optional', 'required', 3],
      ['Date', 'repeat', '0..1', '1', 3],
      ['Line/Quantity/@unit', 'usage', 'required', 'optional', 5],
      ['Line/Quantity/@unit', 'repeat', '1', '0..1', 5],
      ['Line/Quantity/@unit', 'codes', undefined, 'EA KG', 5],
      ['Status', 'removed', '0..*', undefined, 5],
    ]);
    write('partners/acme/other.guide.yaml', 'extends: xml/Plain/Order\nmessage: Invoice\n');
    expect(() => GuideLibrary.load(join(folder, 'mappings'), { partners: join(folder, 'partners') })).toThrow(
      /other\.guide\.yaml:2:1: "xml\/Plain\/Order" is a guide of Order\. Take this line out\./,
    );
  });
});
