import { describe, expect, it } from '@jest/globals';
import { listen, utf8 } from './listening.js';

/** What is wrong, the document, the code, and byte, line and column. */
const REFUSED: readonly (readonly [string, Uint8Array, string, readonly [number, number, number]])[] = [
  ['an encoding that is not read', utf8('<?xml version="1.0" encoding="EBCDIC-CP-US"?><a/>'), 'CD-1401', [0, 1, 1]],
  ['a byte that is no UTF-8', Buffer.concat([utf8('<a>\nü'), Buffer.of(0xfc), utf8('</a>')]), 'CD-1402', [6, 2, 2]],
  ['a character that is not whole at the end', Buffer.concat([utf8('<a/>'), Buffer.of(0xc3)]), 'CD-1402', [4, 1, 5]],
  ['a tag that does not fit', utf8('<a>\n<b></a>'), 'CD-1403', [11, 2, 8]],
  ['an attribute without quotes', utf8('<a b=1/>'), 'CD-1403', [6, 1, 7]],
  ['two roots', utf8('<a/><b/>'), 'CD-1403', [7, 1, 8]],
  ['text behind the root', utf8('<a/>\nmore'), 'CD-1403', [5, 2, 1]],
  ['a prefix that is not bound', utf8('<x:a/>'), 'CD-1403', [6, 1, 7]],
  ['a control character', utf8('<a>\u0001</a>'), 'CD-1403', [4, 1, 5]],
  ['nothing', utf8('  '), 'CD-1403', [2, 1, 3]],
  ['a document that breaks off', utf8('<a>\n <b>text'), 'CD-1404', [5, 2, 2]],
  ['a document type declaration', utf8('<!DOCTYPE a SYSTEM "http://example.com/a.dtd"><a/>'), 'CD-1405', [46, 1, 47]],
  ['entities of its own', utf8('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'), 'CD-1405', [30, 1, 31]],
  ['an entity that is not declared', utf8('<a>&nbsp;</a>'), 'CD-1406', [9, 1, 10]],
  ['nesting', utf8('<a>'.repeat(65)), 'CD-1407', [192, 1, 193]],
  ['a long text', utf8(`<a>${'x'.repeat(1024 * 1024 + 1)}</a>`), 'CD-1409', [1_048_581, 1, 1_048_582]],
  [
    'many attributes',
    utf8(`<a ${Array.from({ length: 65 }, (_, at) => `b${at}="" `).join('')}/>`),
    'CD-1410',
    [447, 1, 448],
  ],
];

describe('XML reader refuses', () => {
  it.each(REFUSED)('%s', (_, bytes, code, [byteOffset, line, column]) => {
    const { failures, order } = listen([bytes]);
    expect(failures.map((failure) => failure.code)).toEqual([code]);
    expect(failures[0]?.location).toMatchObject({ byteOffset, line, column });
    expect(order).toEqual([]);
  });

  it('a document over the limit, at once', () => {
    const { failures } = listen([utf8('<a>'), utf8('x'.repeat(100))], { maxTransactionBytes: 64 });
    expect(failures.map(({ code, message }) => [code, message])).toEqual([
      ['CD-1408', 'The document is longer than the 64 bytes allowed.'],
    ]);
  });

  it('text that never ends, before it is all kept', () => {
    const piece = utf8('x'.repeat(64 * 1024));
    const { failures } = listen([utf8('<a>'), ...Array.from({ length: 40 }, () => piece)]);
    expect(failures.map(({ code }) => code)).toEqual(['CD-1409']);
  });

  it('the same at the same place, however the bytes are cut', () => {
    for (const [, bytes, code, [byteOffset]] of REFUSED.filter(([, { length }]) => length < 100)) {
      for (let at = 1; at < bytes.length; at++) {
        const { failures } = listen([bytes.subarray(0, at), bytes.subarray(at)]);
        expect(failures.map((failure) => [failure.code, failure.location?.byteOffset])).toEqual([[code, byteOffset]]);
      }
    }
  });
});
