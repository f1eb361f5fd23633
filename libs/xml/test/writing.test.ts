import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { XmlElement, XmlTree } from '@app/xml';
import { writeXml, XmlWriteError } from '@app/xml';
import { listen } from './listening.js';

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2';

/** What was read, as it is written. */
function treeOf({ id: name, attributes, children, text }: XmlElement): XmlTree {
  return {
    name,
    ...(attributes.size === 0 ? {} : { attributes: Object.fromEntries(attributes) }),
    ...(children.length === 0 ? {} : { children: children.map(treeOf) }),
    ...(text === '' ? {} : { text }),
  };
}

function readBack(bytes: Uint8Array): XmlTree | undefined {
  const { elements, failures } = listen([bytes]);
  expect(failures).toEqual([]);
  return elements[0] && treeOf(elements[0]);
}

describe('XML writer', () => {
  it('writes one element a line, and declares at the root what is used', () => {
    const root: XmlTree = {
      name: 'Invoice',
      children: [
        { name: 'cbc:ID', text: '900117' },
        { name: 'cbc:Note', attributes: { languageID: 'de' }, text: 'Grüße & "mehr" <b>\r\n' },
        { name: 'cac:InvoiceLine', children: [{ name: 'cbc:ID', attributes: { schemeID: 'a"\n' } }] },
      ],
    };
    expect(writeXml({ root, namespace: UBL }).toString()).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="${UBL}" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:ID>900117</cbc:ID>
  <cbc:Note languageID="de">Grüße &amp; "mehr" &lt;b&gt;&#13;
</cbc:Note>
  <cac:InvoiceLine>
    <cbc:ID schemeID="a&quot;&#10;"/>
  </cac:InvoiceLine>
</Invoice>
`,
    );
  });

  it('writes an IDoc, which has no namespace', () => {
    const root: XmlTree = {
      name: 'ORDERS05',
      children: [{ name: 'IDOC', attributes: { BEGIN: '1' }, children: [{ name: 'E1EDK01', text: '1' }] }],
    };
    expect(writeXml({ root }).toString().split('\n').slice(1, 3)).toEqual(['<ORDERS05>', '  <IDOC BEGIN="1">']);
  });

  it('is read back as the same tree', () => {
    const character = fc.oneof(
      fc.integer({ min: 0x20, max: 0xd7ff }),
      fc.constantFrom(9, 10, 13, 0xfffd, 0x1f600, 0x26, 0x3c, 0x5d),
    );
    const text = fc.array(character, { maxLength: 12 }).map((codes) => String.fromCodePoint(...codes));
    const name = fc.constantFrom('ID', 'cbc:ID', 'cac:Party', 'ext:UBLExtensions', 'a-b.c_1');
    const attributes = fc.dictionary(fc.constantFrom('unitCode', 'xml:lang', 'xsi:nil', 'cbc:x'), text, {
      noNullPrototype: true,
    });
    const { tree } = fc.letrec<{ tree: XmlTree }>((tie) => ({
      tree: fc
        .tuple(name, attributes, fc.oneof({ maxDepth: 3 }, text, fc.array(tie('tree'), { minLength: 1, maxLength: 4 })))
        .map(([own, sent, inner]): XmlTree => ({
          name: own,
          ...(Object.keys(sent).length === 0 ? {} : { attributes: sent }),
          ...(inner === '' ? {} : typeof inner === 'string' ? { text: inner } : { children: inner }),
        })),
    }));
    fc.assert(
      fc.property(tree, fc.boolean(), (inner, named) => {
        const root: XmlTree = { name: 'Invoice', children: [inner] };
        expect(readBack(writeXml({ root, ...(named ? { namespace: UBL } : {}) }))).toEqual(root);
      }),
    );
  });

  it.each<[string, XmlTree, string]>([
    ['a name that is none', { name: 'a b' }, 'r/a b cannot be written: "a b" is no name.'],
    ['a prefix of nobody', { name: 'foo:a' }, 'r/foo:a cannot be written: no namespace is known for "foo".'],
    ['a control character', { name: 'a', text: '\u0001' }, 'r/a cannot be written: XML has no character U+0001.'],
    [
      'half a surrogate',
      { name: 'a', attributes: { b: '\ud800' } },
      'r/a/@b cannot be written: XML has no character U+d800.',
    ],
    [
      'text beside children',
      { name: 'a', text: 'x', children: [{ name: 'b' }] },
      'r/a cannot be written: it has children and text.',
    ],
    [
      'a namespace of its own',
      { name: 'a', attributes: { xmlns: 'urn:x' } },
      'r/a/@xmlns cannot be written: namespaces are declared by us.',
    ],
  ])('refuses %s', (_, child, message) => {
    const write = (): Buffer => writeXml({ root: { name: 'r', children: [child] } });
    expect(write).toThrow(XmlWriteError);
    expect(write).toThrow(message);
  });
});
