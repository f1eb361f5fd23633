/**
 * Renders docs/coverage.md from mappings/: which documents are read and written, in which versions, with how many golden
 * examples: `npm run docs`. With `--check`, fails when the page is out of date.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const PAGE = new URL('../../docs/coverage.md', import.meta.url);
const MAPPINGS = new URL('../../mappings/', import.meta.url).pathname;
const STANDARDS = { x12: 'X12', edifact: 'UN/EDIFACT', xml: 'XML' };

const folders = (path) =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
const yaml = (file) => parse(readFileSync(file, 'utf8'), { schema: 'failsafe' });

/** What a map makes, also where it says so only in the one that it extends. */
function target(file, key) {
  const definition = yaml(file);
  if (definition[key] !== undefined) return definition[key];
  const ending = file.slice(file.search(/\.(map|outbound)\.yaml$/));
  return target(join(MAPPINGS, definition.extends + ending), key);
}

function goldens(folder) {
  if (!existsSync(folder)) return { count: 0, broken: 0 };
  const cases = folders(folder);
  const broken = cases.filter((name) => {
    const file = join(folder, name, 'failures.json');
    return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).some(({ severity }) => severity === 'error');
  });
  return { count: cases.length, broken: broken.length };
}

const counted = ({ count, broken }) => (broken === 0 ? `${count}` : `${count}, ${broken} of them refused`);

function rows(standard, version, message) {
  const folder = join(MAPPINGS, standard, version, message);
  const files = readdirSync(folder).sort();
  const named = (ending) => files.filter((file) => file.endsWith(ending)).map((file) => join(folder, file));
  const inward = named('.map.yaml').map((file) => ['in', target(file, 'to'), counted(goldens(join(folder, 'golden')))]);
  const outward = named('.outbound.yaml').map((file) => [
    'out',
    target(file, 'from'),
    counted(goldens(join(folder, 'golden-out'))),
  ]);
  const maps = [...inward, ...outward];
  if (maps.length === 0) maps.push(['guide alone', '', '0']);
  return maps.map(
    ([direction, document, examples]) => `| ${message} | ${version} | ${direction} | ${document} | ${examples} |`,
  );
}

function table(standard) {
  const found = folders(join(MAPPINGS, standard)).flatMap((version) => {
    const messages = folders(join(MAPPINGS, standard, version)).filter((message) =>
      existsSync(join(MAPPINGS, standard, version, message, 'guide.yaml')),
    );
    return messages.flatMap((message) => rows(standard, version, message));
  });
  const body = found.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return `## ${STANDARDS[standard]}\n\n| message | version | direction | canonical document | golden examples |\n|---|---|---|---|---|\n${body.join('\n')}\n`;
}

const page = `# Coverage

Which documents Crossdock reads and writes as shipped. Each line is a guide and, in a direction, a map under \`mappings/\`;
other documents and versions are added as such files. This page is generated from them by \`npm run docs\`.

${Object.keys(STANDARDS).map(table).join('\n')}`;

if (process.argv.includes('--check')) {
  if (readFileSync(PAGE, 'utf8') !== page) {
    console.error('docs/coverage.md is out of date: run npm run docs');
    process.exitCode = 1;
  }
} else {
  writeFileSync(PAGE, page);
}
