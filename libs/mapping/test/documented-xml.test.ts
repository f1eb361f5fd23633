import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { CanonicalDocument } from '@app/canonical';
import { GuideLibrary } from '@app/guide';
import { writeXml } from '@app/xml';
import { OutboundLibrary } from '../src/index.js';
import { loadMaps, mapOf, matchXml } from './map.harness.js';

const BLOCK = '```(\\w+)\n([^`]+)```\n+';
const PAGE = readFileSync('docs/mapping-xml.md', 'utf8');
/** A piece of a map, what is read, and what becomes of it. */
const examples = [...PAGE.matchAll(new RegExp(BLOCK.repeat(3), 'g'))].map(
  ([, , map = '', read = '', input = '', , result = '']) => ({ map, read, input, result: result.trim() }),
);
const indented = (text: string): string => text.replace(/^(?=.)/gm, '  ');

/** A guide of what the example is about; the shipped one asks for more. */
const GUIDE = `message: Invoice
elements:
  cac:InvoiceLine:
    elements:
      cbc:ID: 1
      cbc:Note: 0..*
      cbc:InvoicedQuantity: { type: decimal, attributes: { unitCode: required } }
      cac:Item: 1
`;

describe('the examples of maps of XML', () => {
  it('are all found', () => {
    expect(examples.map(({ read }) => read)).toEqual(['xml', 'json']);
  });

  it('read what the page says', async () => {
    const { map = '', input = '', result = '' } = examples[0] ?? {};
    const head = 'from: xml/UBL-2.1/Order\nto: Order\nfields:\n  orderNumber: { value: "1" }\n';
    const maps = loadMaps({
      'xml/UBL-2.1/Order/order.map.yaml': `${head}  purpose: { value: original }\n${indented(map)}`,
    });
    const order = await matchXml('UBL-2.1', 'Order', input);
    const { documents, failures } = mapOf(maps, 'xml/UBL-2.1/Order').evaluate(order);
    expect(failures).toEqual([]);
    expect(documents).toMatchObject([JSON.parse(result) as object]);
  });

  it('write what the page says', () => {
    const { map = '', input = '', result = '' } = examples[1] ?? {};
    const folder = mkdtempSync(join(tmpdir(), 'documented-xml-'));
    try {
      const place = join(folder, 'xml/UBL-2.1/Invoice');
      mkdirSync(place, { recursive: true });
      writeFileSync(join(place, 'guide.yaml'), GUIDE);
      const text = `from: Invoice\nto: xml/UBL-2.1/Invoice\nelements:\n${indented(map)}`;
      writeFileSync(join(place, 'invoice.outbound.yaml'), text);
      const outbound = OutboundLibrary.load(folder, GuideLibrary.load(folder)).get('xml/UBL-2.1/Invoice/invoice');
      const made = outbound?.make(JSON.parse(input) as CanonicalDocument);
      expect(made?.failures).toEqual([]);
      const written = made?.document === undefined ? '' : writeXml(made.document).toString();
      expect(written).toContain(`\n${indented(result)}\n</Invoice>`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
