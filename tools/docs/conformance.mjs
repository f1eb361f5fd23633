/** Renders test/conformance into docs/conformance.md: `npm run docs`. With `--check`, fails when the page is out of date. */
import { readFileSync, writeFileSync } from 'node:fs';

const PAGE = new URL('../../docs/conformance.md', import.meta.url);
const CORPUS = new URL('../../test/conformance/', import.meta.url);
const read = (name) => readFileSync(new URL(name, CORPUS), 'latin1');
const json = (name) => JSON.parse(readFileSync(new URL(name, CORPUS), 'utf8'));

const TITLES = {
  TA105: 'TA105: interchange note',
  AK304: 'AK304: segment syntax error',
  AK403: 'AK403: data element syntax error',
  AK502: 'AK502: transaction set syntax error',
  AK901: 'AK901: functional group acknowledge code',
  AK905: 'AK905: functional group syntax error',
  IK304: 'IK304: segment syntax error, in a 999',
  IK403: 'IK403: data element syntax error, in a 999',
  IK502: 'IK502: transaction set syntax error, in a 999',
  '0083': '0083: action of a CONTRL',
  '0085': '0085: syntax error of a CONTRL',
};
/** Segments of the acknowledgment's own envelope, which say nothing of the case. */
const ENVELOPE = /^(ISA|GS|ST|SE|GE|IEA|AK1|UNA|UNB|UNH|UNT|UNZ)\b/;

const cases = json('cases.json');
const readOnly = json('read-only.json');
const cell = (text) => text.replaceAll('|', '\\|');
const byCode = (a, b) => a.localeCompare(b, 'en', { numeric: true });

function says({ id }) {
  const segments = read(`cases/${id}/acknowledgment.edi`)
    .split(/[~']/)
    .filter((segment) => segment !== '' && !ENVELOPE.test(segment));
  return segments.map((segment) => `\`${segment}\``).join('<br>');
}

function caseTable(rows) {
  const body = rows
    .toSorted((a, b) => byCode(a.id, b.id))
    .map(
      (row) =>
        `| [${row.code}](../test/conformance/cases/${row.id}) | ${cell(row.given)} | ${cell(says(row))} | ${cell(row.why)} |`,
    );
  return `| code | given | the acknowledgment says | because |\n|---|---|---|---|\n${body.join('\n')}\n`;
}

const incoming = (table, code) => `[${code}](../test/conformance/incoming/${table}-${code}.edi)`;

function readOnlyTable(rows) {
  if (rows.length === 0) return '';
  const body = rows
    .toSorted((a, b) => byCode(a.codes[0], b.codes[0]))
    .map(
      ({ table, codes, reason }) => `| ${codes.map((code) => incoming(table, code)).join(', ')} | ${cell(reason)} |`,
    );
  return `\nNot given, but read:\n\n| code | reason |\n|---|---|\n${body.join('\n')}\n`;
}

function section(table) {
  const own = cases.filter((one) => one.table === table);
  const sources = [...new Set(own.map(({ source }) => source))].join('; ');
  return `## ${TITLES[table]}\n\nSource: ${sources}.\n\n${caseTable(own)}${readOnlyTable(readOnly.filter((one) => one.table === table))}`;
}

const page = `# Conformance

What each acknowledgment code means here, shown by an input that gets it. The inputs and the acknowledgments, byte for
byte, are in \`test/conformance/cases\`; a test runs every one of them. A code that is not given is listed with the
reason, and with an acknowledgment from a partner that carries it, which is read. This page is generated from the corpus by \`npm run docs\`.

${Object.keys(TITLES).map(section).join('\n')}`;

if (process.argv.includes('--check')) {
  if (readFileSync(PAGE, 'utf8') !== page) {
    console.error('docs/conformance.md is out of date: run npm run docs');
    process.exitCode = 1;
  }
} else {
  writeFileSync(PAGE, page);
}
