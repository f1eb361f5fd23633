/** Renders the failure tables into docs/failures.md: `npm run docs`. With `--check`, fails when the page is out of date. */
import { readFileSync, writeFileSync } from 'node:fs';
import { FAILURE_TABLES } from '../../dist/libs/interchange/src/index.js';

const PAGE = new URL('../../docs/failures.md', import.meta.url);

const TITLES = {
  receive: 'Receive',
  parse: 'Parse',
  validate: 'Validate',
  acknowledge: 'Acknowledge',
  map: 'Map',
  publish: 'Publish',
  consume: 'Consume',
};

const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const standard = (codes = []) =>
  codes.map(({ table, code, versions }) => `${table} ${code}${versions ? ` (${versions})` : ''}`).join(', ');

function section({ stage, definitions }) {
  const rows = Object.values(definitions)
    .sort((a, b) => a.code.localeCompare(b.code))
    .map((row) =>
      [
        `\`${row.code}\``,
        `${row.severity}, ${row.scope}`,
        cell(row.message),
        cell(row.remedy),
        row.owner,
        row.retryable ? 'yes' : 'no',
        standard(row.standardCodes),
      ].join(' | '),
    );
  if (rows.length === 0) return '';
  const range = rows[0].slice(1, 6);
  return `## ${TITLES[stage]}: ${range}xx\n\n| code | what | message | remedy | whose turn | retry helps | standard codes |\n|---|---|---|---|---|---|---|\n${rows.map((row) => `| ${row} |`).join('\n')}\n`;
}

const page = `# Failures

Every failure that Crossdock can raise: the console, the acknowledgment, the topic and the log all render the same
object. \`{name}\` stands for what the case fills in. This page is generated from the tables in
\`libs/interchange/src/failures\` by \`npm run docs\`.

${FAILURE_TABLES.map(section).filter(Boolean).join('\n')}`;

if (process.argv.includes('--check')) {
  if (readFileSync(PAGE, 'utf8') !== page) {
    console.error('docs/failures.md is out of date: run npm run docs');
    process.exitCode = 1;
  }
} else {
  writeFileSync(PAGE, page);
}
