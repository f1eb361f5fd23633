import { describe, expect, it } from '@jest/globals';
import { createXmlReader, XmlElement } from '@app/xml';
import { findNodes } from '../src/nodes/find-nodes.js';
import type { PathForm } from '../src/nodes/node-path.js';
import { parseNodePath } from '../src/nodes/parse-node-path.js';
import { DocumentNode } from '../src/document/document-node.js';
import { XmlNode } from '../src/xml/xml-node.js';

const FORM: PathForm = { separator: '.', name: /^[a-z]\w*/, attributes: false, example: 'shipTo.name' };
const XML: PathForm = {
  separator: '/',
  name: /^(?:\w+:)?[A-Za-z]\w*/,
  attributes: true,
  example: 'cac:Party/cbc:Name',
};

const DOCUMENT = new DocumentNode(
  {
    number: '7',
    buyer: {
      name: 'ACME',
      ids: [
        { scheme: 'GLN', value: '1' },
        { scheme: 'DUNS', value: '2' },
      ],
    },
    lines: [
      { quantity: '5', identifiers: [{ scheme: 'GTIN', value: 'a' }] },
      {
        quantity: '6',
        note: ' late ',
        identifiers: [
          { scheme: 'UPC', value: 'b' },
          { scheme: 'GTIN', value: 'c' },
        ],
      },
      { quantity: '' },
    ],
  },
  '',
  undefined,
);

const STATEMENT = xmlNode(
  '<Ntfctn><Ntry n="1"><Rvsl>true</Rvsl><NtryDtls><TxDtls>a</TxDtls><TxDtls>b</TxDtls></NtryDtls></Ntry>' +
    '<Ntry><Rvsl>0</Rvsl></Ntry><Note a="1"/><Note>x</Note></Ntfctn>',
);

function xmlNode(text: string): XmlNode {
  const elements: XmlElement[] = [];
  const ignore = (): void => undefined;
  const reader = createXmlReader({
    interchangeStart: ignore,
    groupStart: ignore,
    transactionStart: ignore,
    segment: (segment) => {
      if (segment instanceof XmlElement) elements.push(segment);
    },
    transactionEnd: ignore,
    groupEnd: ignore,
    interchangeEnd: ignore,
    failure: (failure) => expect(failure).toBeUndefined(),
  });
  reader.write(Buffer.from(text));
  reader.end();
  const [root] = elements;
  if (root === undefined) throw new Error('there is no root');
  return new XmlNode(root, undefined);
}

const textsFrom = (path: string, at = DOCUMENT as Parameters<typeof findNodes>[1]): string[] =>
  findNodes(parseNodePath(path, FORM), at, DOCUMENT).map((node) => node.text());

describe('paths into trees', () => {
  it.each([
    ['number', ['7']],
    ['buyer.name', ['ACME']],
    ['lines.quantity', ['5', '6', '']],
    ['lines#2.note', ['late']],
    ['lines#2...quantity', ['6', '']],
    ['buyer.ids(scheme=GLN).value', ['1']],
    ['buyer.ids(scheme!=GLN).value', ['2']],
    ['buyer.ids#only.value', []],
    ['lines(identifiers.scheme=GTIN).identifiers(scheme=GTIN).value', ['a', 'c']],
    ['lines(!note & identifiers).quantity', ['5']],
    ['lines(note).identifiers(scheme=UPC|EAN).value', ['b']],
    ['missing.name', []],
  ])('%s leads to %j', (path, texts) => {
    expect(textsFrom(path)).toEqual(texts);
  });

  it('climbs, and starts at the root', () => {
    const [line] = DOCUMENT.children('lines');
    expect(line).toBeDefined();
    if (line === undefined) return;
    expect([textsFrom('.', line), textsFrom('^/number', line), textsFrom('/buyer.name', line)]).toEqual([
      [''],
      ['7'],
      ['ACME'],
    ]);
    expect(textsFrom('^/^/number', line)).toEqual([]);
  });

  it.each([
    ['Ntry/NtryDtls?/TxDtls?', ['a', 'b', 'Ntry']],
    ['Ntry/NtryDtls?#only', []],
    ['Ntry/Rvsl(.=true|1)', ['true']],
    ['Ntry/Rvsl(.!=true)', ['0']],
    ['Note(.)', ['x']],
  ])('%s leads to %j', (path, texts) => {
    const found = findNodes(parseNodePath(path, XML), STATEMENT, STATEMENT);
    expect(found.map((node) => node.text() || node.name)).toEqual(texts);
  });

  it('climbs to a name, and stays where it is one', () => {
    const [detail] = findNodes(parseNodePath('Ntry/NtryDtls/TxDtls#2', XML), STATEMENT, STATEMENT);
    const textsAt = (path: string): string[] =>
      findNodes(parseNodePath(path, XML), detail ?? STATEMENT, STATEMENT).map((node) => node.text());
    expect([textsAt('^Ntry/Rvsl'), textsAt('^TxDtls'), textsAt('^Ntry/@n'), textsAt('^Order/Rvsl')]).toEqual([
      ['true'],
      ['b'],
      ['1'],
      [],
    ]);
  });

  it('says where a value stands', () => {
    const [node] = findNodes(parseNodePath('lines#2.identifiers(scheme=GTIN).value', FORM), DOCUMENT, DOCUMENT);
    expect(node?.place()).toEqual({ pointer: '/lines/1/identifiers/1/value' });
  });

  it.each([
    ['', 'The path "" cannot be read at its character 1: A name is expected here.'],
    ['buyer/name', 'The path "buyer/name" cannot be read at its character 6: "/name" does not belong here.'],
    ['buyer.', 'The path "buyer." cannot be read at its character 7: A name is expected here.'],
    ['ids(scheme=GLN', 'The path "ids(scheme=GLN" cannot be read at its character 5: A ")" is missing.'],
    ['ids(!scheme=GLN)', 'The path "ids(!scheme=GLN)" cannot be read at its character 17: "!scheme=GLN" is no test.'],
    ['lines#0', 'The path "lines#0" cannot be read at its character 7: A number is expected after "#".'],
    ['@id', 'The path "@id" cannot be read at its character 1: A name is expected here.'],
  ])('refuses %j', (path, message) => {
    expect(() => parseNodePath(path, FORM)).toThrow(message);
  });

  it('reads the paths of XML', () => {
    expect(parseNodePath('cac:Party(cbc:ID=1)/cbc:Name/@lang', XML).steps.map(({ name }) => name)).toEqual([
      'cac:Party', 'cbc:Name', '@lang',
    ]); // prettier-ignore
    expect(parseNodePath('./@schemeID', XML).steps.map(({ name }) => name)).toEqual(['@schemeID']);
    expect(parseNodePath('^/cbc:ID(@schemeID=GLN|0088)', XML)).toMatchObject({ up: 1, fromRoot: false });
  });
});
