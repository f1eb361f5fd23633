import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { CanonicalDocument } from '@app/canonical';
import { DefinitionError } from '@app/definitions';
import { GuideLibrary } from '@app/guide';
import { writeXml } from '@app/xml';
import { OutboundLibrary } from '../src/index.js';
import type { MapLookups, OutboundMade } from '../src/index.js';

const GUIDE = `message: Bill
namespace: urn:bill
attributes: { version: required, sent: { type: date-time } }
elements:
  Number: { occurs: 1, max: 8 }
  Day: { occurs: 0..1, type: basic-date }
  Time: { occurs: 0..1, type: basic-time }
  Kind: { occurs: 0..1, codes: A B }
  Party: { occurs: 0..*, elements: { Role: 1, Name: 0..1, Tax: { occurs: 0..1, elements: { Id: 1, Type: 1 } } } }
  Text: { occurs: 0..*, elements: { Line: { occurs: 1, max: 12 } } }
  Line:
    occurs: 0..*
    elements:
      Quantity: { occurs: 0..1, type: sap-decimal, max: 6, attributes: { unit: required } }
      Note: 0..*
  Free: 0..1
`;
const HEAD = ['from: Invoice', 'to: xml/Plain/Bill', 'attributes: { version: { value: "1" } }', 'elements:'];
const PART = 'elements: { Role: $role, Name: name }\n';

/** A library of one map, whose lines stand below `elements:`. */
function load(lines: readonly string[], head: readonly string[] = HEAD): OutboundLibrary {
  const folder = mkdtempSync(join(tmpdir(), 'outbound-xml-'));
  const files = {
    'xml/Plain/Bill/guide.yaml': GUIDE,
    'xml/Plain/Bill/bill.outbound.yaml': [...head, ...lines.map((line) => `  ${line}`), ''].join('\n'),
    'xml/Plain/parts/party.outbound.part.yaml': PART,
  };
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return OutboundLibrary.load(folder, GuideLibrary.load(folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function make(lines: readonly string[], document: object, lookups?: MapLookups): OutboundMade {
  const map = load(['Number: invoiceNumber', ...lines]).get('xml/Plain/Bill/bill');
  if (map === undefined) throw new Error('There is no map.');
  return map.make({ documentType: 'Invoice', invoiceNumber: 'R-1', ...document } as CanonicalDocument, lookups);
}

/** What stands behind the number, without blanks between elements; what fails, where it does. */
function written(lines: readonly string[], document: object, lookups?: MapLookups): string | string[] {
  const made = make(lines, document, lookups);
  if (made.failures.length > 0) return made.failures.map(({ code, location }) => `${code} ${location?.path}`);
  if (made.document === undefined) throw new Error('There is no document.');
  const text = writeXml(made.document).toString();
  return text.slice(text.indexOf('</Number>') + '</Number>'.length, -'</Bill>\n'.length).replace(/\s*\n\s*/g, '');
}

describe('elements of an outbound map', () => {
  it.each<[string, string[], object, string]>([
    ['a value', ['Kind: { value: A }'], {}, '<Kind>A</Kind>'],
    ['nothing for what is absent', ['Day: dueDate'], {}, ''],
    ['a day as the guide says', ['Day: issueDate'], { issueDate: '2026-03-01T09:05' }, '<Day>20260301</Day>'],
    ['a time as the guide says', ['Time: issueDate'], { issueDate: '2026-03-01T09:05' }, '<Time>090500</Time>'],
    ['no element for a day without a time', ['Time: issueDate'], { issueDate: '2026-03-01' }, ''],
    [
      'the order of the guide, whatever the map says',
      ['Kind: { value: B }', 'Day: issueDate'],
      { issueDate: '2026-03-01' },
      '<Day>20260301</Day><Kind>B</Kind>',
    ],
    [
      'one element each, with attributes and a number with its minus behind',
      ['Line: { each: lines, elements: { Quantity: { from: quantity, attributes: { unit: unit } } } }'],
      { lines: [{ quantity: '-2.5', unit: 'H87' }, { unit: 'H87' }, { quantity: '3', unit: 'KGM' }] },
      '<Line><Quantity unit="H87">2.5-</Quantity></Line><Line><Quantity unit="KGM">3</Quantity></Line>',
    ],
    [
      'texts of a list',
      ['Line: { from: lines, elements: { Note: { each: notes, item: text } } }'],
      { lines: [{ notes: [{ text: 'one' }, { text: 'two' }] }] },
      '<Line><Note>one</Note><Note>two</Note></Line>',
    ],
    [
      'only those in which something is there',
      ['Line: { each: lines, where: quantity, elements: { Note: description } }'],
      { lines: [{ description: 'a' }, { description: 'b', quantity: '1' }] },
      '<Line><Note>b</Note></Line>',
    ],
    [
      'an element several times, by a part with what the place says',
      [
        'Party:',
        '  - { from: buyer, use: party, with: { role: BY } }',
        '  - { from: seller, use: party, with: { role: SU } }',
      ],
      { buyer: { name: 'Acme' }, seller: { name: 'Harbor' } },
      '<Party><Role>BY</Role><Name>Acme</Name></Party><Party><Role>SU</Role><Name>Harbor</Name></Party>',
    ],
    [
      'constants with what they belong to, and not without',
      ['Party: { elements: { Role: { value: X }, Tax: { elements: { Id: buyer.name, Type: { value: VAT } } } } }'],
      {},
      '',
    ],
    [
      'constants of an element that is entered',
      ['Party: { each: parties, elements: { Role: { value: X } } }'],
      { parties: [{ role: 'A' }, { role: 'B' }] },
      '<Party><Role>X</Role></Party><Party><Role>X</Role></Party>',
    ],
    [
      'a text in pieces',
      ['Text: { wrap: notes.text, width: 12, elements: { Line: . } }'],
      { notes: [{ text: 'to be delivered incomprehensibilities soon' }] },
      '<Text><Line>to be</Line></Text><Text><Line>delivered</Line></Text><Text><Line>incomprehens</Line></Text><Text><Line>ibilities</Line></Text><Text><Line>soon</Line></Text>',
    ],
    ['only where something is', ['Kind: { value: A, when: dueDate }'], {}, ''],
    ['what the agreement says', ['Free: { option: plant, default: none }'], {}, '<Free>4711</Free>'],
    ['a default of what it does not', ['Free: { option: client, default: none }'], {}, '<Free>none</Free>'],
    ['what the envelope bears', ['Free: { envelope: sender }'], {}, '<Free>HARBOR</Free>'],
    ['nothing for what is not in it', ['Free: { envelope: test }'], {}, ''],
  ])('write %s', (_, lines, document, expected) => {
    const lookups: MapLookups = {
      option: (name) => (name === 'plant' ? '4711' : undefined),
      envelope: (name) => (name === 'sender' ? 'HARBOR' : undefined),
    };
    expect(written(lines, document, lookups)).toBe(expected);
  });

  it('declare the namespace of the guide, and attributes of the root', () => {
    const { document } = make([], {});
    expect(document).toEqual({
      root: { name: 'Bill', attributes: { version: '1' }, children: [{ name: 'Number', text: 'R-1' }] },
      namespace: 'urn:bill',
    });
  });

  it.each([
    ['is too long', ['Line: { each: lines, elements: { Quantity: { from: quantity, attributes: { unit: unit } } } }'],
      { lines: [{ quantity: '1', unit: 'EA' }, { quantity: '1234567', unit: 'EA' }] }, 'CD-4211 Bill/Line[1]/Quantity[0]'],
    ['is no day', ['Day: invoiceNumber'], {}, 'CD-4214 Bill/Day[0]'],
    ['is no number', ['Line: { elements: { Quantity: { from: invoiceNumber, attributes: { unit: { value: EA } } } } }'], {},
      'CD-4213 Bill/Line[0]/Quantity[0]'],
  ])('refuse what %s, at its place', (_, lines, document, expected) => {
    expect(written(lines, document)).toEqual([expected]);
  }); // prettier-ignore

  it('know where an element comes from', () => {
    const made = make(['Line: { each: lines, elements: { Note: description } }'], {
      lines: [{ description: 'a' }, { description: 'b' }],
    });
    expect([0, 1, 4, 5, 9].map((index) => made.originOf(index))).toEqual([
      { map: 'xml/Plain/Bill/bill.outbound.yaml:4', path: 'Bill', pointer: '' },
      { map: 'xml/Plain/Bill/bill.outbound.yaml:5', path: 'Bill/Number[0]', pointer: '/invoiceNumber' },
      { map: 'xml/Plain/Bill/bill.outbound.yaml:6', path: 'Bill/Line[1]', pointer: '/lines/1' },
      { map: 'xml/Plain/Bill/bill.outbound.yaml:6', path: 'Bill/Line[1]/Note[0]', pointer: '/lines/1/description' },
      { map: '' },
    ]);
    expect(made.originOfMissing('Note')).toMatchObject({ path: 'Note' });
    expect(made.originOfMissing('Kind')).toBeUndefined();
  });

  it('tell what the document gives and they do not carry', () => {
    const map = load(['Number: invoiceNumber', 'Line: { each: lines, elements: { Note: description } }']).get(
      'xml/Plain/Bill/bill',
    );
    const document = {
      documentType: 'Invoice',
      invoiceNumber: 'R-1',
      dueDate: '2026-03-01',
      lines: [{ description: 'a', unit: 'EA' }],
    };
    expect(map?.unused(document as unknown as CanonicalDocument)).toEqual(['/dueDate', '/lines/0/unit']);
  });
});

describe('an outbound map of XML with a mistake is refused', () => {
  const AT = /bill\.outbound\.yaml:(\d+:\d+): (.*)$/s;
  it.each<[string, string[], string]>([
    ['a path that leads nowhere', ['Number: invoiceNumbre'], '5:3 There is no field "invoiceNumbre" here. Did you mean "invoiceNumber"?'],
    ['an element that the guide does not have', ['Number: invoiceNumber', 'Dya: issueDate'], '6:3 There is no element Dya in Bill, as the guide says. Did you mean "Day"?'],
    ['an attribute that the guide does not have', ['Number: invoiceNumber', 'Line: { each: lines, elements: { Quantity: { from: quantity, attributes: { unti: unit, unit: unit } } } }'], '6:78 There is no attribute unti of Quantity, as the guide says. Did you mean "unit"?'],
    ['an element that is always asked for', ['Day: issueDate'], '4:1 Bill must have Number, and nothing gives it. Add "Number:".'],
    ['an attribute that is always asked for', ['Number: invoiceNumber', 'Line: { each: lines, elements: { Quantity: quantity } }'], '6:36 Quantity must have the attribute unit, and nothing gives it. Add "attributes: { unit: .. }".'],
    ['a code that is none', ['Number: invoiceNumber', 'Kind: { value: C }'], '6:3 "C" cannot stand in Bill/Kind. Write one of: A, B.'],
    ['a constant that is too long', ['Number: { value: "123456789" }'], '5:3 "123456789" cannot stand in Bill/Number. Write a text that fits.'],
    ['no name', ['Number: invoiceNumber', 'Free: { elements: { "a b": dueDate } }'], '6:23 This cannot be written: "a b" is no name. Write it like cbc:ID, with a prefix of ours or without one.'],
    ['an unknown prefix', ['Number: invoiceNumber', 'Free: { elements: { zz:Day: dueDate } }'], '6:23 This cannot be written: no namespace is known for "zz". Write it like cbc:ID, with a prefix of ours or without one.'],
    ['a key that does not belong', ['Number: invoiceNumber', 'Line: { each: lines, segments: [], elements: { Note: description } }'], '6:24 "segments" does not go with "elements". Known are: elements, use, with, from, each, wrap, width, where, attributes, when, unless, when-option.'],
    ['a part that is not there', ['Number: invoiceNumber', 'Party: { from: buyer, use: partie }'], '6:25 There is no outbound part "partie". Did you mean "party"?'],
    ['a width that is none', ['Number: invoiceNumber', 'Text: { wrap: notes.text, elements: { Line: . } }'], '6:3 Nothing says how long a piece may be. Write it like "width: 70".'],
    ['a list of elements as text', ['Number: invoiceNumber', 'Line: { each: lines, elements: none }'], '6:24 Elements and what they hold are expected here. Write it like "cbc:ID: invoiceNumber".'],
    ['attributes as text', ['Number: { from: invoiceNumber, attributes: none }'], '5:3 Attributes and their values are expected here. Write it like "unitCode: unit".'],
    ['an option without a name', ['Number: { option: A.B }'], '5:3 The name of an option is expected here. Write it like "option: idoc-port".'],
    ['an unknown value of the envelope', ['Number: { envelope: from }'], '5:3 The envelope says nothing of that name. It says: control, at, test, sender, sender-qualifier, receiver, receiver-qualifier.'],
  ])('%s', (_, lines, expected) => {
    const diagnostics = diagnosticsOf(() => load(lines));
    expect(diagnostics).toEqual([expected]);
  }); // prettier-ignore

  it('segments for a guide of XML, and elements for another', () => {
    const [from = '', to = ''] = HEAD;
    expect(diagnosticsOf(() => load(['- BIG: { 01: issueDate }'], [from, to, 'segments:']))).toEqual([
      '2:1 "xml/Plain/Bill" is written as elements. Write "elements:", and no "segments:".',
    ]);
  });

  function diagnosticsOf(act: () => unknown): string[] {
    try {
      act();
      return [];
    } catch (error) {
      if (!(error instanceof DefinitionError)) throw error;
      return error.message
        .split('\n')
        .map((line) => line.replace(/^.*?[/\\](?=bill\.outbound)/, '').replace(AT, '$1 $2'));
    }
  }
});
