import { describe, expect, it } from '@jest/globals';
import { diagnosticsOf, orderMap } from './map.harness.js';

const FILE = 'x12/004010/850/order.map.yaml';
const CODES = { 'x12/codes/units.yaml': 'title: units\nunmapped: pass\ncodes: { EA: EA, CA: XCS }\n' };
const PARTS = { 'x12/parts/party.part.yaml': 'fields: { ids: { each: N1, item: N1.02 } }\n' };

describe('mistakes in a map are said when it is loaded', () => {
  it.each([
    ['orderNumbr: BEG.03', '6:3: The document has no field "orderNumbr". Did you mean "orderNumber"?'],
    ['releaseNumber: BGE.04', '6:3: There is no segment BGE in the dictionary of x12 004010. Did you mean BEG?'],
    ['releaseNumber: BEG.99', '6:3: BEG has no element 99. Its elements are 01 to 12.'],
    ['releaseNumber: BEG.04.2', '6:3: BEG04 has no component 2. It is a simple element; leave the component out.'],
    ['releaseNumber: REF(09=1).02', '6:3: REF has no element 09. Its elements are 01 to 04.'],
    ['releaseNumber: SDQ.02', '6:3: SDQ does not stand in the transaction. It stands in PO1.'],
    ['releaseNumber: N1/PO4.01', '6:3: PO4 does not stand in the loop N1. It stands in PO1, PO1/SLN.'],
    [
      'releaseNumber: PID/N1.01',
      '6:3: There is no loop PID in the transaction. It stands in the transaction itself, PO1/PID, PO1/SLN.',
    ],
    ['releaseNumber: BSN.01', '6:3: BSN does not stand in the transaction. It is not in this guide.'],
    [
      'lines: { each: PO1, fields: { lineNumber: BEG.03 } }',
      '6:33: BEG does not stand in the loop PO1. It stands in the transaction itself.',
    ],
    [
      'releaseNumber: REF(01=DP.02',
      '6:3: The path "REF(01=DP.02" cannot be read at its character 5: A ")" is missing. Write it like REF(01=DP).02 or N1(01=BY|BT)/PER.04.',
    ],
    ['releaseNumber: { frm: BEG.04 }', '6:20: There is no construct "frm". Did you mean "from"?'],
    ['releaseNumber: { from: BEG.04, cods: units }', '6:34: "cods" does not go with "from". Did you mean "codes"?'],
    ['releaseNumber: { from: BEG.04, codes: unit }', '6:34: There is no code file "unit". Did you mean "units"?'],
    ['buyer: { from: N1(01=BY), use: partie }', '6:29: There is no part "partie". Did you mean "party"?'],
    [
      'issueDate: BEG.05',
      '6:3: A path gives text, and issueDate takes a date or a date with a time. Write it like "date: DTM.02", with "time: DTM.03" where a time is sent.',
    ],
    [
      'totals.amount: AMT.02',
      '6:3: A path gives text, and totals.amount takes a decimal number. Write it like "decimal: PO1.02".',
    ],
    [
      'totals.amount: { integer: CTT.01 }',
      '6:3: "integer" cannot make totals.amount, which takes a decimal number. Write it like "decimal: PO1.02".',
    ],
    ['totals.amount: { decimal: AMT.02, implied: two }', '6:37: A number of places is expected here. Write 1 to 9.'],
    ['totals.amount: { decimal: AMT.02, sign: minus }', '6:37: The sign as sent needs no word. Write "sign: negated".'],
    ['currency: { value: dollars }', '6:3: currency cannot hold this constant. It takes text.'],
    ['buyer: { from: N1(01=BY) }', '6:3: buyer is an object, and nothing says its fields. Write "fields:" or "use:".'],
    ['buyer: [N1.02]', '6:3: A list makes several values, and this field takes one. Write "first:" before the list.'],
    [
      'lines: { each: PO1, fields: { quantty: { decimal: PO1.02 } } }',
      '6:33: lines[] has no field "quantty". Did you mean "quantity"?',
    ],
    ['lines: { pairs: PO1, item: $1 }', '6:12: A run of elements is expected here. Write it like "pairs: PO1.06-25".'],
    [
      'buyer: { from: N1, when-option: x, use: party }',
      '6:22: An option and its value are expected here. Write it like "when-option: adx=separate".',
    ],
    [
      'releaseNumber: { split: BEG.04, at: "-", part: last }',
      '6:3: "split" says where to part and which part is meant. Write "at: \'-\'" and "part: 2".',
    ],
    [
      'releaseNumber: { first: BEG.04 }',
      '6:3: "first" takes a list of ways. Write it like "first: [REF(01=SI).02, REF.02]".',
    ],
    [
      'seller.name: { pair: PER.03, named: [TE] }',
      '6:3: "pair" takes a run of pairs and a qualifier. Write "pair: PER.03-08" and "named: TE".',
    ],
  ])('%s', (field, expected) => {
    expect(diagnosticsOf({ [FILE]: orderMap(field), ...CODES, ...PARTS })).toContain(`${FILE}:${expected}`);
  });

  it('says all of them at once, of all files', () => {
    const other = 'x12/004010/820/remittance.map.yaml';
    expect(
      diagnosticsOf({
        [FILE]: orderMap('releaseNumber: BGE.04', 'contractNumber: BEG.99'),
        [other]: 'from: x12/004010/8200\nto: RemittanceAdvice\nfields: {}\n',
      }),
    ).toEqual([
      `${other}:1:1: There is no guide "x12/004010/8200". Did you mean "x12/004010/820"?`,
      `${FILE}:6:3: There is no segment BGE in the dictionary of x12 004010. Did you mean BEG?`,
      `${FILE}:7:3: BEG has no element 99. Its elements are 01 to 12.`,
    ]);
  });

  it('refuses two maps of one guide, and a map that extends what is not there', () => {
    expect(diagnosticsOf({ [FILE]: orderMap(), 'x12/004010/850/other.map.yaml': orderMap() })).toEqual([
      'x12/004010/850/other.map.yaml:1:1: The guide x12/004010/850 has two maps: x12/004010/850/order and x12/004010/850/other. Take one of the two away.',
    ]);
    expect(diagnosticsOf({ [FILE]: 'extends: x12/none\nfrom: x12/004010/850\n' })).toEqual([
      `${FILE}:1:10: There is no "x12/none" to extend. Name a definition that exists.`,
    ]);
  });

  it('says a mistake of a part once, in the part', () => {
    const part = 'x12/parts/broken.part.yaml';
    expect(
      diagnosticsOf({
        [FILE]: orderMap('buyer: { from: N1(01=BY), use: broken }', 'seller: { from: N1(01=SE), use: broken }'),
        [part]: 'fields:\n  nme: N1.02\n',
      }).filter((line) => line.startsWith(part)),
    ).toEqual([
      `${part}:2:3: buyer has no field "nme". Did you mean "name"?`,
      `${part}:2:3: seller has no field "nme". Did you mean "name"?`,
    ]);
  });

  it('refuses a part that uses itself, and codes that a field cannot hold', () => {
    const part = 'x12/parts/endless.part.yaml';
    expect(
      diagnosticsOf({
        [FILE]: orderMap('buyer: { from: N1(01=BY), use: endless }'),
        [part]: 'fields:\n  address: { from: N1, use: endless }\n',
      }),
    ).toContain(`${part}:2:24: The part "endless" uses itself. Take one of the two uses out.`);
    const map = orderMap('invoicee.name: N1.02').replace('{ value: original }', '{ from: BEG.01, codes: purpose }');
    expect(
      diagnosticsOf({ [FILE]: map, 'x12/codes/purpose.yaml': "title: p\nunmapped: fail\ncodes: { '00': first }\n" }),
    ).toEqual([
      `${FILE}:5:3: x12/codes/purpose.yaml gives "first", which purpose cannot hold. It takes one of: original, cancellation, change, replacement, confirmation, duplicate, information, proposal.`,
    ]);
  });

  it('refuses numbers without quotes where a code means text', () => {
    const codes = 'x12/codes/basis.yaml';
    expect(
      diagnosticsOf({
        [FILE]: orderMap('releaseNumber: { from: BEG.04, codes: basis }'),
        [codes]: 'title: basis\nunmapped: omit\ncodes: { HP: 100 }\n',
      })[0],
    ).toMatch(
      /^x12\/codes\/basis\.yaml:3:14: 100 is text here, but looks like a number or a switch\. Quote it: "100"\.$/,
    );
  });
});
