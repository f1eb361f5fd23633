import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { listen, plain, utf8 } from './listening.js';

const ORDER = `<?xml version="1.0" encoding="UTF-8"?>\r
<o:Order xmlns:o="urn:oasis:names:specification:ubl:schema:xsd:Order-2"
 xmlns:a="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
 xmlns="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <ID>00123</ID><IssueDate>2026-03-01</IssueDate>
  <Note>Gr&#252;&#xDF;e &amp; <![CDATA[<b>]]></Note>
  <a:BuyerCustomerParty><a:Party><EndpointID schemeID="0088">4001234000008</EndpointID></a:Party></a:BuyerCustomerParty>
  <a:SellerSupplierParty><a:Party><a:PartyIdentification><ID>Größe</ID></a:PartyIdentification></a:Party></a:SellerSupplierParty>
  <!-- a note --><a:OrderLine/>
</o:Order>
`;

describe('XML reader', () => {
  const heard = listen([utf8(ORDER)]);

  it('tells one interchange with one transaction, when the document has ended', () => {
    expect(heard.failures).toEqual([]);
    expect(heard.order).toEqual([
      'interchange',
      'transaction',
      'transaction of 12',
      `interchange 0+${utf8(ORDER).length}`,
    ]);
    expect(heard.transaction).toMatchObject({ type: 'Order', version: 'UBL-2.1', ordinal: 1, control: '00123' });
    expect(heard.interchange).toMatchObject({
      standard: 'xml',
      control: '00123',
      sender: { qualifier: '0088', id: '4001234000008' },
      receiver: { qualifier: '', id: 'Größe' },
      date: '2026-03-01',
    });
  });

  it('names elements by our prefixes, whatever prefixes the document uses', () => {
    expect(heard.elements.map(({ id }) => id)).toEqual([
      'Order',
      'cbc:ID',
      'cbc:IssueDate',
      'cbc:Note',
      'cac:BuyerCustomerParty',
      'cac:Party',
      'cbc:EndpointID',
      'cac:SellerSupplierParty',
      'cac:Party',
      'cac:PartyIdentification',
      'cbc:ID',
      'cac:OrderLine',
    ]);
  });

  it('keeps text as sent, with characters by number and CDATA resolved', () => {
    expect(heard.elements[1]?.text).toBe('00123');
    expect(heard.elements[3]?.text).toBe('Grüße & <b>');
    expect(heard.elements[0]?.text).toBe('');
    expect(heard.elements[6]?.attributes.get('schemeID')).toBe('0088');
  });

  it('knows where an element stands', () => {
    const id = heard.elements[10];
    const begin = utf8(ORDER.slice(0, ORDER.indexOf('<ID>Größe'))).length;
    expect([id?.byteOffset, id?.byteLength, id?.line, id?.column]).toEqual([begin, 16, 8, 58]);
    expect(ORDER.split(/\r?\n/)[7]?.slice(57, 66)).toBe('<ID>Größe');
  });

  it('tells the same however the bytes are cut', () => {
    const bytes = utf8(ORDER);
    for (let at = 1; at < bytes.length; at++)
      expect(plain(listen([bytes.subarray(0, at), bytes.subarray(at)]))).toEqual(plain(heard));
    expect(plain(listen([...bytes].map((byte) => Uint8Array.of(byte))))).toEqual(plain(heard));
  });

  it('reads back any text and attribute that XML can hold', () => {
    const escape = (text: string): string => text.replace(/[<>&"\r\n\t]/g, (one) => `&#${one.charCodeAt(0)};`);
    const text = fc
      .string({ unit: 'grapheme' })
      .filter((one) => !/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(one));
    fc.assert(
      fc.property(text, text, fc.nat(40), (inner, outer, cut) => {
        const bytes = utf8(`<a b="${escape(outer)}">${escape(inner)}</a>`);
        const { elements, failures } = listen([bytes.subarray(0, cut), bytes.subarray(cut)]);
        expect(failures).toEqual([]);
        expect([elements[0]?.text, elements[0]?.attributes.get('b')]).toEqual([inner, outer]);
      }),
    );
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from('\ufeff<a>ü€</a>'), 3],
    ['UTF-16 LE with a mark', Buffer.from('\ufeff<a>ü€</a>', 'utf16le'), 2],
    ['UTF-16 BE with a mark', Buffer.from('\ufeff<a>ü€</a>', 'utf16le').swap16(), 2],
    ['UTF-16 LE without a mark', Buffer.from('<a>ü€</a>', 'utf16le'), 0],
  ])('reads %s', (_, bytes, begin) => {
    const { elements, failures } = listen([bytes]);
    expect(failures).toEqual([]);
    expect([elements[0]?.text, elements[0]?.byteOffset, elements[0]?.byteLength]).toEqual([
      'ü€',
      begin,
      bytes.length - begin,
    ]);
  });

  it('reads windows-1252 where it is declared', () => {
    const bytes = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="windows-1252"?><a>'),
      Buffer.of(0xfc, 0x80),
      Buffer.from('</a>'),
    ]);
    expect(listen([bytes]).elements[0]?.text).toBe('ü€');
  });

  it('passes over the document type declaration of cXML, and fetches nothing', () => {
    const { failures, transaction, interchange } = listen([
      utf8(
        '<!DOCTYPE cXML SYSTEM "http://xml.cxml.org/schemas/cXML/1.2.014/cXML.dtd"><cXML payloadID="1@x" timestamp="2026-03-01T10:00:00-08:00">' +
          '<Header><From><Credential domain="DUNS"><Identity>12</Identity></Credential></From><To/></Header>' +
          '<Request deploymentMode="test"><OrderRequest/></Request></cXML>',
      ),
    ]);
    expect(failures).toEqual([]);
    expect(transaction).toMatchObject({ type: 'OrderRequest', version: 'cXML-1.2' });
    expect(interchange).toMatchObject({ control: '1@x', test: true, sender: { qualifier: 'DUNS', id: '12' } });
  });
});
