import { describe, expect, it } from '@jest/globals';
import { mistakesOf } from './files.js';

const acme = `name: ACME
identities:
  x12: [{ qualifier: ZZ, id: ACMERETAIL }]
accounts:
  ACME: { ids: { GLN: ["0614141000005"], BUYER_ASSIGNED: ["0001"] } }
agreements:
  - { message: "850" }
`;

describe('mistakes in partner files', () => {
  it('a sound one has none', () => {
    expect(mistakesOf({ acme })).toEqual([]);
  });

  it.each([
    [
      'an unquoted number',
      acme.replace('"850"', '850'),
      ['acme/partner.yaml:7:16 850 is text here, but looks like a number or a switch. Quote it: "850".'],
    ],
    [
      'a misspelt field',
      acme.replace('agreements:', 'agreement:'),
      [
        'acme/partner.yaml:1:1 The field "agreements" is missing. Add "agreements:".',
        'acme/partner.yaml:6:1 There is no field "agreement" here. Did you mean "agreements"?',
      ],
    ],
    [
      'a wrong choice',
      acme.replace('"850" }', '"850", onGuideError: accept }'),
      ['acme/partner.yaml:7:37 "accept" is not allowed for "onGuideError". Choose one of: reject, accept-with-errors.'],
    ],
    [
      'an agreement twice',
      acme + '  - { message: "850", currency: USD }\n',
      [
        'acme/partner.yaml:8:5 The agreement acme/850 is declared twice, here and by an earlier one. Keep one, or tell them apart by direction, version or usage.',
      ],
    ],
    [
      'a character set that nobody knows',
      acme.replace('"850" }', '"850", charset: latin-1 }'),
      [
        'acme/partner.yaml:7:32 "latin-1" is not allowed for "charset". Choose one of: utf-8, ascii, windows-1252, iso-8859-1, iso-8859-2, iso-8859-3, iso-8859-4, iso-8859-5, iso-8859-6, iso-8859-7, iso-8859-8, iso-8859-9, iso-8859-10, iso-8859-11, iso-8859-13, iso-8859-14, iso-8859-15, iso-8859-16.',
      ],
    ],
    [
      'a repetition separator of its own',
      acme.replace('"850" }', '"850", repetition: "^" }'),
      ['acme/partner.yaml:7:35 "^" is not allowed for "repetition". Choose one of: none.'],
    ],
    [
      'a limit that lets nothing through',
      acme.replace('"850" }', '"850", maxTransactionBytes: 0 }'),
      ['acme/partner.yaml:7:44 "0" is not what "maxTransactionBytes" takes. It takes a number of bytes, 1 or more.'],
    ],
    [
      'an account that nobody has',
      acme.replace('"850" }', '"850", account: ACMEE }'),
      ['acme/partner.yaml:7:23 There is no account ACMEE. Did you mean ACME?'],
    ],
    [
      'an acknowledgment of the other standard',
      acme.replace('"850" }', '"850", acknowledgment: { type: CONTRL } }'),
      ['acme/partner.yaml:7:5 A CONTRL cannot answer 850. Write "997", "999", "auto" or "none".'],
    ],
  ])('%s', (_, text, expected) => {
    expect(mistakesOf({ acme: text })).toEqual(expected);
  });

  it('two files against each other', () => {
    expect(mistakesOf({ acme, bolt: acme })).toEqual([
      'bolt/partner.yaml:3:9 The identity ZZ:ACMERETAIL is declared twice, here and by acme. Give each its own; partners that share an ISA id are told apart by "group" (GS02).',
      'bolt/partner.yaml:5:3 The account ACME is declared twice, here and by acme. Declare it at one partner.',
      'bolt/partner.yaml:5:18 The id GLN 0614141000005 is declared twice, here and by account ACME. An id names one account: take it out of the other.',
    ]);
  });

  it('a partner with our identity', () => {
    expect(mistakesOf({ acme: acme.replace('ACMERETAIL', 'HARBORGOODS') })).toEqual([
      'acme/partner.yaml:3:9 The identity ZZ:HARBORGOODS is declared twice, here and by company.yaml. Give each its own; partners that share an ISA id are told apart by "group" (GS02).',
    ]);
  });

  it('all files at once', () => {
    expect(mistakesOf({ acme: 'name: ACME', bolt: '' }, 'name: 5')).toEqual([
      'company.yaml:1:7 5 is text here, but looks like a number or a switch. Quote it: "5".',
      'acme/partner.yaml:1:1 The field "identities" is missing. Add "identities:".',
      'bolt/partner.yaml:1:1 The file is empty. Write the definition, or take the file away.',
    ]);
  });
});
