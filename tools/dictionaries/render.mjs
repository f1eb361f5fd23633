import { format, resolveConfig } from 'prettier';

/** A dictionary.yaml as text: see libs/guide/src/dictionary.schema.ts. */
export async function renderDictionary({
  comment,
  version,
  source,
  segments,
  composites,
  elements,
  codes,
  confidential,
}) {
  const entries = (found, places) =>
    found.map(([key, entry]) => [key, { name: entry.name, [places]: entry.places, date: entry.date }]);
  const sections = [
    `standard: edifact\nversion: ${version}\nsource: ${source}`,
    section('segments', entries(segments, 'elements')),
    section('composites', entries(composites, 'components')),
    section('elements', elements),
    '# Codes where the directory closes the list: not where a code list of another agency may be named beside (1131, 3055).',
    '# 1153, 2005, 2379, 4233, 6063, 7081 and 7405 with what EANCOM adds: 33E, a package marked with its SSCC, and the like.',
    section('codes', codes),
    `confidential: ${flow(confidential)}`,
  ];
  return formatted(comment, '../../../docs/schemas/dictionary.schema.json', sections);
}

/** A guide.yaml as text: see libs/guide/src/guide.schema.ts. */
export async function renderGuide({ comment, message, source, nodes }) {
  const sections = [
    `message: ${message}\nsource: ${source}\nsegments:`,
    ...nodes.map((node) => guideEntry(node, '  ')),
  ];
  return formatted(comment, '../../../../docs/schemas/guide.schema.json', sections);
}

function guideEntry({ id, min, max, children }, indent) {
  const times = min === max ? `${max}` : `${min}..${max}`;
  if (children === undefined) return `${indent}- ${id}: ${times}`;
  const head = `${indent}- loop: ${id}\n${indent}  repeat: ${min}..${max}\n${indent}  segments:`;
  if (children.some((child) => child.children !== undefined)) {
    return [head, ...children.map((child) => guideEntry(child, `${indent}    `))].join('\n');
  }
  return `${head} [${children.map((child) => guideEntry(child, '').slice(2)).join(', ')}]`;
}

function section(name, entries) {
  return `${name}:\n${entries.map(([key, value]) => `  ${flow(key)}: ${flow(value)}`).join('\n')}`;
}

/** YAML in one line; numbers that are text, and text with a mark in it, in quotes. */
function flow(value) {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value === 'object') {
    const fields = Object.entries(value).filter(([, inner]) => inner !== undefined);
    return `{ ${fields.map(([key, inner]) => `${key}: ${flow(inner)}`).join(', ')} }`;
  }
  return /^\d+$|[,:&'#[\]{}]/.test(value) ? `'${value.replaceAll("'", "''")}'` : value;
}

async function formatted(comment, schema, sections) {
  const text = [`# yaml-language-server: $schema=${schema}`, ...comment.map((line) => `# ${line}`), ...sections].join(
    '\n',
  );
  return format(text, { ...(await resolveConfig(import.meta.filename)), parser: 'yaml' });
}
