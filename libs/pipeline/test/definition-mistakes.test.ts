import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { checkDefinitions } from '../src/index.js';

/** The 850, or the 810 too, and a partner with overlays, in folders of their own. */
let root = '';
const folders = (): { mappings: string; partners: string } => ({
  mappings: join(root, 'mappings'),
  partners: join(root, 'partners'),
});

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'crossdock-mistakes-'));
  const shipped = ['x12/004010/850', 'x12/004010/dictionary.yaml', 'x12/004010/parts', 'x12/004010/codes'];
  for (const part of [...shipped, 'x12/parts', 'x12/codes', 'codes']) copyMapping(part);
  for (const part of ['company.yaml', 'fjordhandel'])
    cpSync(join('partners', part), join(root, 'partners', part), { recursive: true });
});
function copyMapping(part: string): void {
  cpSync(join('mappings', part), join(root, 'mappings', part), { recursive: true });
}
afterEach(() => rmSync(root, { recursive: true }));

/** What is found, as `error mappings/..:3:5 message remedy`. */
function findings(): string[] {
  return checkDefinitions(folders()).map(
    ({ severity, file, line, column, message, remedy }) =>
      `${severity} ${relative(root, file)}:${line}:${column} ${message} ${remedy}`,
  );
}

const MAP = 'mappings/x12/004010/850/order.map.yaml';
const GUIDE = 'mappings/x12/004010/850/guide.yaml';
const DICTIONARY = 'mappings/x12/004010/dictionary.yaml';
const PART = 'mappings/x12/parts/party.part.yaml';
const CODES = 'mappings/x12/codes/order-purpose.yaml';
const OUT = 'mappings/x12/004010/810/invoice.outbound.yaml';
const PARTNER = 'partners/fjordhandel/partner.yaml';
const OVERLAY = 'partners/fjordhandel/850.guide.yaml';
const OWN_MAP = 'partners/fjordhandel/850.map.yaml';
const TABLE = 'partners/fjordhandel/tables/stores.csv';

type Mistake = readonly [kind: string, file: string, from: string, to: string, first: string];

const MISTAKES: readonly Mistake[] = [
  [
    'YAML that cannot be read',
    MAP,
    'to: Order',
    'to: [Order',
    'error mappings/x12/004010/850/order.map.yaml:4:1 Flow sequence in block collection must be sufficiently indented and end with a ]. Correct the YAML at this place.',
  ],
  [
    'a number without quotes',
    GUIDE,
    "message: '850'",
    'message: 850',
    'error mappings/x12/004010/850/guide.yaml:3:10 850 is text here, but looks like a number or a switch. Quote it: "850".',
  ],
  [
    'a misspelt key',
    GUIDE,
    'group: PO',
    'grop: PO',
    'error mappings/x12/004010/850/guide.yaml:4:1 There is no field "grop" here. Did you mean "group"?',
  ],
  [
    'a segment that the dictionary lacks',
    GUIDE,
    '- CUR: 0..1',
    '- CRU: 0..1',
    'error mappings/x12/004010/850/guide.yaml:7:5 The dictionary has no segment CRU. Add it to the dictionary, or did you mean CRC?',
  ],
  [
    'a range that is none',
    GUIDE,
    '- PER: 0..3',
    '- PER: few',
    'error mappings/x12/004010/850/guide.yaml:9:10 "few" is not what "PER" takes. It takes a count or a range, such as 1, 0..5 or 0..*.',
  ],
  [
    'a range upside down',
    GUIDE,
    '- PER: 0..3',
    '- PER: 3..1',
    'error mappings/x12/004010/850/guide.yaml:9:5 PER is asked for 3 times but allowed 1 times. Swap the two.',
  ],
  [
    'an element that is none',
    DICTIONARY,
    "'22': AN 1..30 Commodity code",
    "'22': XX 1..30 Commodity code",
    'error mappings/x12/004010/dictionary.yaml:748:9 "XX 1..30 Commodity code" is not what "elements" takes. It takes type, length and name, such as "AN 1..30 Reference" or "an..35 Reference number".',
  ],
  [
    'a guide that is not there',
    MAP,
    'from: x12/004010/850',
    'from: x12/004010/851',
    'error mappings/x12/004010/850/order.map.yaml:2:1 There is no guide "x12/004010/851". Did you mean "x12/004010/850"?',
  ],
  [
    'a document that is not there',
    MAP,
    'to: Order',
    'to: Ordr',
    'error mappings/x12/004010/850/order.map.yaml:3:5 "Ordr" is not allowed for "to". Did you mean "Order"?',
  ],
  [
    'a field that the document lacks',
    MAP,
    'orderType: BEG.02',
    'orderTyp: BEG.02',
    'error mappings/x12/004010/850/order.map.yaml:9:3 The document has no field "orderTyp". Did you mean "orderType"?',
  ],
  [
    'a required field that nothing writes',
    MAP,
    '  orderNumber: BEG.03\n',
    '',
    'error mappings/x12/004010/850/order.map.yaml:5:3 Nothing writes "orderNumber". Every document must have it. Write "orderNumber:" with a path or a constant.',
  ],
  [
    'a required field under a condition',
    MAP,
    'orderNumber: BEG.03',
    'orderNumber: { from: BEG.03, when: CUR }',
    'warning mappings/x12/004010/850/order.map.yaml:5:3 "orderNumber" is written only under a condition (when: CUR). Every document must have it. Write "first:" with what holds otherwise as its last way.',
  ],
  [
    'an element that the segment lacks',
    MAP,
    'orderType: BEG.02',
    'orderType: BEG.22',
    'error mappings/x12/004010/850/order.map.yaml:9:3 BEG has no element 22. Its elements are 01 to 12.',
  ],
  [
    'a segment that does not stand there',
    MAP,
    'lineNumber: PO1.01',
    'lineNumber: BEG.01',
    'error mappings/x12/004010/850/order.map.yaml:50:7 BEG does not stand in the loop PO1. It stands in the transaction itself.',
  ],
  [
    'a path that cannot be read',
    MAP,
    'N1(01=BY)',
    'N1(01=BY',
    'error mappings/x12/004010/850/order.map.yaml:13:12 The path "N1(01=BY" cannot be read at its character 4: A ")" is missing. Write it like REF(01=DP).02 or N1(01=BY|BT)/PER.04.',
  ],
  [
    'a construct that there is not',
    MAP,
    '{ integer: CTT.01 }',
    '{ intger: CTT.01 }',
    'error mappings/x12/004010/850/order.map.yaml:58:23 There is no construct "intger". Did you mean "integer"?',
  ],
  [
    'text for a decimal',
    MAP,
    '{ decimal: CTT.02 }',
    'CTT.02',
    'error mappings/x12/004010/850/order.map.yaml:59:3 A path gives text, and totals.quantity takes a decimal number. Write it like "decimal: PO1.02".',
  ],
  [
    'a code file that is not there',
    MAP,
    'codes: order-purpose',
    'codes: order-purposes',
    'error mappings/x12/004010/850/order.map.yaml:8:28 There is no code file "order-purposes". Did you mean "order-purpose"?',
  ],
  [
    'a meaning that the field cannot hold',
    CODES,
    "'00': original",
    "'00': originally",
    'error mappings/x12/004010/850/order.map.yaml:8:3 x12/codes/order-purpose.yaml gives "originally", which purpose cannot hold. It takes one of: original, cancellation, change, replacement, confirmation, duplicate, information, proposal.',
  ],
  [
    'a part that is not there',
    MAP,
    'use: order-line',
    'use: order-lin',
    'error mappings/x12/004010/850/order.map.yaml:47:5 There is no part "order-lin". Did you mean "order-line"?',
  ],
  [
    'a mistake in a part',
    PART,
    'city: N4#1.01',
    'town: N4#1.01',
    'error mappings/x12/parts/party.part.yaml:9:7 buyer.address has no field "town". It has: lines, city, region, postalCode, country.',
  ],
  [
    'a field that an outbound map cannot read',
    OUT,
    'invoiceNumber',
    'invoiceNumbr',
    'error mappings/x12/004010/810/invoice.outbound.yaml:7:7 There is no field "invoiceNumbr" here. Did you mean "invoiceNumber"?',
  ],
  [
    'a segment that an outbound map cannot write',
    OUT,
    '- BIG:',
    '- BGI:',
    'error mappings/x12/004010/810/invoice.outbound.yaml:5:5 There is no segment BGI in the guide. Did you mean BIG?',
  ],
  [
    'a partner with an agreement twice',
    PARTNER,
    "  - message: '850'\n",
    "  - message: '850'\n  - message: '850'\n",
    'error partners/fjordhandel/partner.yaml:16:5 The agreement fjordhandel/850 is declared twice, here and by an earlier one. Keep one, or tell them apart by direction, version or usage.',
  ],
  [
    'an agreement with a guide that is not there',
    PARTNER,
    'guide: fjordhandel/850',
    'guide: fjordhandel/860',
    'error partners/fjordhandel/partner.yaml:16:5 There is no guide "fjordhandel/860". Did you mean "fjordhandel/850"?',
  ],
  [
    'an agreement with a map that is not there',
    PARTNER,
    'map: fjordhandel/850',
    'map: fjordhandel/85',
    'error partners/fjordhandel/partner.yaml:17:5 There is no map "fjordhandel/85". Did you mean "fjordhandel/850"?',
  ],
  [
    'an overlay of a guide that is not there',
    OVERLAY,
    'extends: x12/004010/850',
    'extends: x12/004010/85',
    'error partners/fjordhandel/850.guide.yaml:3:10 There is no "x12/004010/85" to extend. Name a definition that exists.',
  ],
  [
    'an overlay of a use that the guide lacks',
    OVERLAY,
    'PO1.03: {',
    'PO9.03: {',
    'error partners/fjordhandel/850.guide.yaml:7:3 The guide has no use PO9. Did you mean PO1?',
  ],
  [
    'a rule that cannot be read',
    OVERLAY,
    'N9(01=ZZ): DTM required',
    'N9(01=ZZ): DTM is required',
    'error partners/fjordhandel/850.guide.yaml:9:5 The rule "DTM is required" cannot be read: After what the rule is about comes "required" or "not used", not "is". Write it as "04 required when 05".',
  ],
  [
    "a mistake in a partner's map",
    OWN_MAP,
    'requestedDelivery.date',
    'requestedDelivery.day',
    'error partners/fjordhandel/850.map.yaml:4:3 requestedDelivery has no field "day". It has: earliest, latest, date.',
  ],
  [
    'a line of a table with too many columns',
    TABLE,
    '',
    'store,name\n0001,Oslo,NO\n',
    'error partners/fjordhandel/tables/stores.csv:2:1 This line has 3 columns. Write a key and a value.',
  ],
  [
    'a segment that the guide asks for, and an outbound map never writes',
    OUT,
    '- TDS:',
    '- AMT: { 01: { value: TT }, 02: totals.due } #',
    'error mappings/x12/004010/810/invoice.outbound.yaml:4:1 x12/004010/810 asks for TDS in every message, and nothing here writes it. Add it at its place below "segments:".',
  ],
];

describe('mistakes in definitions', () => {
  it('are of more than twenty kinds, and the shipped files have none', () => {
    expect(new Set(MISTAKES.map(([kind]) => kind)).size).toBeGreaterThanOrEqual(20);
    expect(findings()).toEqual([]);
  });

  it.each(MISTAKES)('%s is named with file, line, column and remedy', (_, name, from, to, first) => {
    const file = join(root, name);
    mkdirSync(join(file, '..'), { recursive: true });
    if (name === OUT) copyMapping('x12/004010/810');
    const sound = from === '' ? '' : readFileSync(file, 'utf8');
    expect(sound).toContain(from);
    writeFileSync(file, sound.replace(from, to));
    expect(findings()).toContain(first);
  });
});
