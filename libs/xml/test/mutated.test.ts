import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { listen, plain, utf8 } from './listening.js';

const GOLDENS = [
  'mappings/xml/UBL-2.1/Order/golden/minimal/input.xml',
  'mappings/xml/cXML-1.2/OrderRequest/golden/cancellation/input.xml',
  'mappings/xml/ISO-20022/camt.054.001.04/golden/entry-alone/input.xml',
].map((file) => readFileSync(file));

/** What turns the meaning of what follows. */
const PIECES = [
  '<',
  '>',
  '/',
  '&',
  ';',
  '"',
  "'",
  '=',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?x',
  '?>',
  '<!DOCTYPE a [',
  '\0',
  '\ud800',
  '<a>',
  '</a>',
  'xmlns:a=""',
  '&#0;',
  '&#x110000;',
  '%',
];

describe('XML reader, of a document that was damaged,', () => {
  it('tells it whole or one failure, the same however the bytes are cut', () => {
    const change = fc.record({
      at: fc.nat(10_000),
      take: fc.nat(40),
      put: fc.oneof(fc.constantFrom(...PIECES).map(utf8), fc.uint8Array({ maxLength: 4 })),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...GOLDENS),
        fc.array(change, { minLength: 1, maxLength: 3 }),
        fc.array(fc.nat(10_000), { maxLength: 4 }),
        (golden, changes, cuts) => {
          let bytes: Uint8Array = golden;
          for (const { at, take, put } of changes) {
            const from = at % (bytes.length + 1);
            bytes = Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(from + take)]);
          }
          const whole = listen([bytes]);
          expect(whole.failures.length).toBe(whole.order.length === 0 ? 1 : 0);
          const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
          const pieces = places.slice(1).map((to, index) => bytes.subarray(places[index], to));
          expect(plain(listen(pieces))).toEqual(plain(whole));
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    [
      'a billion laughs',
      `<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">${'<!ENTITY c "&b;&b;">'.repeat(30)}]><l>&c;</l>`,
      'CD-1405',
    ],
    ['an external entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', 'CD-1405'],
    [
      'entities under the name of cXML',
      '<!DOCTYPE cXML SYSTEM "http://xml.cxml.org/schemas/cXML/1.2.014/cXML.dtd" [<!ENTITY x "y">]><cXML>&x;</cXML>',
      'CD-1405',
    ],
    ['the DTD of somebody else', '<!DOCTYPE cXML SYSTEM "http://evil.example/cXML.dtd"><cXML/>', 'CD-1405'],
    ['a hundred thousand levels', '<a>'.repeat(100_000), 'CD-1407'],
    ['an attribute without end', `<a b="${'x'.repeat(4 * 1024 * 1024)}`, 'CD-1409'],
    ['a name without end', `<${'x'.repeat(4 * 1024 * 1024)}`, 'CD-1409'],
    ['a comment without end', `<a><!--${'x'.repeat(4 * 1024 * 1024)}`, 'CD-1409'],
  ])('refuses %s', (_, text, code) => {
    const bytes = utf8(text);
    const pieces = Array.from({ length: Math.ceil(bytes.length / 65536) }, (_each, at) =>
      bytes.subarray(at * 65536, (at + 1) * 65536),
    );
    expect(listen(pieces).failures.map((failure) => failure.code)).toEqual([code]);
  });
});
