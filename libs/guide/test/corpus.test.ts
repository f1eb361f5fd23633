import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { LoopInstance } from '@app/guide';
import { GuideLibrary } from '@app/guide';
import { transactionsOf } from './transactions.js';

const DATA = '../shared/data';
const present = existsSync(`${DATA}/MANIFEST.tsv`);
if (!present) process.stderr.write(`skipped: guides against real files, since ${DATA} is absent\n`);

const library = GuideLibrary.load('mappings');
const MESSAGES = new Set(library.list().map(({ message }) => message));

/** Of messages that have a guide in other versions only. */
const VERSIONS: Readonly<Record<string, string>> = { '999': '005010', CONTRL: 'D.3' };

/** Files of our messages in our versions that break the standard, with what is wrong. All others have no error. */
const WRONG: Readonly<Record<string, string[]>> = {
  // Neither the party SH nor the item number type SRV is in the code lists of D.96A; 7143 is open beside an agency.
  'edifact/DESADV/FrendsPlatform__Frends.Edifact/D96A_INVOIC.txt': ['CD-2207 NAD-1'],
  // The summary begins without UNS, which is mandatory; in the long one lines follow the summary.
  'edifact/INVOIC/errfld__rsedi/valid_invoic_d96a_minimal.edi': ['CD-2105 UNS'],
  'edifact/INVOIC/errfld__rsedi/valid_invoic_d96a_full.edi': ['CD-2105 UNS', 'CD-2104 LIN', 'CD-2104 MOA'],
  // An example of syntax version 4 without the date that ORDERS asks for.
  'edifact/ORDERS/hellooops__vscode-edi-support/syntaxVersion4.edifact': ['CD-2105 DTM'],
  // Responses without UNS, which is mandatory.
  'edifact/ORDRSP/errfld__rsedi/valid_ordrsp_d96a_minimal.edi': ['CD-2105 UNS'],
  'edifact/ORDRSP/errfld__rsedi/valid_ordrsp_d96a_with_cnt.edi': ['CD-2105 UNS'],
  // Sales without the place (LOC), which opens the group of the lines and is mandatory; parties after a reference.
  'edifact/SLSRPT/errfld__rsedi/valid_slsrpt_d96a_full.edi': [
    'CD-2104 NAD', 'CD-2104 NAD', 'CD-2103 LIN', 'CD-2103 QTY', 'CD-2103 MOA', 'CD-2103 LIN', 'CD-2103 QTY',
    'CD-2103 MOA', 'CD-2105 LOC',
  ], // prettier-ignore
  // A part number stands where its qualifier belongs.
  'x12/850/ballerina-platform__module-ballerina-edi/x12-sender.edi': ['CD-2205 PO1-6', 'CD-2202 PO1-7'],
  // In groups of SC, a price catalog.
  'x12/810/irobayna__stupidedi/basic-invoice.edi': ['CD-2113 ST'],
  'x12/850/irobayna__stupidedi/basic-po.edi': ['CD-2113 ST'],
  'x12/850/irobayna__stupidedi/taxexempt-po.edi': ['CD-2113 ST'],
  'x12/855/irobayna__stupidedi/basic-po-ack-accepted.edi': ['CD-2113 ST'],
  'x12/855/irobayna__stupidedi/basic-po-ack-rejected.edi': ['CD-2113 ST'],
  // Also a quantity without its unit.
  'x12/855/irobayna__stupidedi/po-ack-minor-changes.edi': ['CD-2113 ST', 'CD-2202 ACK-3'],
  'x12/855/irobayna__stupidedi/po-ack-ship-details.edi': ['CD-2113 ST'],
  // An IK5 in a 997.
  'x12/997/azoner__pyx12/834_lui_id_5010.resAck.edi': ['CD-2102 IK5', 'CD-2105 AK5'],
  // Composites where AK1 has no elements, and nothing but an envelope: tests of a reader that allows it.
  'x12/syntax-staedi/xlate__staedi/ErrorEventsTest.testCompositesSupportedInAnyElementInAK1.edi': ['CD-2203 AK1-4'],
  'x12/syntax-staedi/xlate__staedi/ErrorEventsTest.testExtraAnyElementAllowedInAK1.edi': ['CD-2203 AK1-4'],
  'x12/syntax-staedi/xlate__staedi/StaEDIStreamReaderTest.testGetDelimitersX12_WithISX_00704.edi': [
    'CD-2105 AK1',
    'CD-2105 AK9',
  ],
  // No line at all: samples of an editor.
  'x12/mixed/hellooops__vscode-edi-support/X12-interchanges.x12': ['CD-2105 PO1', 'CD-2105 PO1'],
};

interface Sample {
  readonly path: string;
  readonly validity: string;
}

function samples(): Sample[] {
  if (!present) return [];
  const [head = '', ...rows] = readFileSync(`${DATA}/MANIFEST.tsv`, 'utf8').trimEnd().split('\n');
  const columns = head.split('\t');
  return rows
    .map((row) => row.split('\t'))
    .map((row) => ({
      path: row[columns.indexOf('path')] ?? '',
      validity: row[columns.indexOf('strict_validity')] ?? '',
    }))
    .filter(({ path }) => /^(x12|edifact)\//.test(path));
}

/** The errors of a file by the guides of its own versions; undefined where no transaction has one. */
function errorsIn(path: string): string[] | undefined {
  const guided = transactionsOf(readFileSync(`${DATA}/${path}`)).flatMap((transaction) => {
    const { header, interchange } = transaction;
    const guide = library.find(interchange.standard, header.version, header.type, header.association);
    return guide === undefined ? [] : [guide.match(transaction)];
  });
  if (guided.length === 0) return undefined;
  return guided.flatMap(({ failures }) =>
    failures
      .filter(({ severity }) => severity === 'error')
      .map(({ code, location }) =>
        [code, [location?.segmentId, location?.elementPosition].filter(Boolean).join('-')].join(' '),
      ),
  );
}

function placedIn({ segments, loops }: LoopInstance): number {
  return segments.length + loops.reduce((sum, loop) => sum + placedIn(loop), 0);
}

const valid = samples().filter(({ validity }) => validity === 'valid');

(present ? describe : describe.skip)('real files', () => {
  it('of our messages and versions validate, but for those that are wrong', () => {
    const found = valid.flatMap(({ path }) => {
      const errors = errorsIn(path);
      return errors === undefined ? [] : [[path, errors] as const];
    });
    expect(found.length).toBeGreaterThanOrEqual(20);
    expect(Object.fromEntries(found.filter(([, errors]) => errors.length > 0))).toEqual(WRONG);
  });

  it('of any version are matched by the guide of their message with every segment placed or reported', () => {
    let matched = 0;
    for (const { path } of samples()) {
      for (const transaction of transactionsOf(readFileSync(`${DATA}/${path}`))) {
        const { standard } = transaction.interchange;
        const { type } = transaction.header;
        const version = VERSIONS[type] ?? (standard === 'x12' ? '004010' : 'D.96A');
        if (!MESSAGES.has(type)) continue;
        const result = library.find(standard, version, type)?.match(transaction);
        const refused = result?.failures.filter(({ code }) => /^CD-21(01|02|03|11)$/.test(code)).length;
        const body = transaction.segments.filter(({ id }) => !/^(ST|SE|UNH|UNT)$/.test(id)).length;
        expect({ path, placed: result && placedIn(result.root) }).toEqual({ path, placed: body - (refused ?? 0) });
        matched++;
      }
    }
    expect(matched).toBeGreaterThanOrEqual(60);
  });
});
