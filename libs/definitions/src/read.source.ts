import { readFileSync, statSync } from 'node:fs';
import type { Node, Pair, ParsedNode } from 'yaml';
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Place } from './diagnostic.js';
import { DefinitionError } from './diagnostic.js';
import { readPlainYaml } from './plain.yaml.js';
import type { SourceEntry, SourceNode } from './source.js';
import { diagnose, refuse } from './source.js';

const MAX_BYTES = 4 * 1024 * 1024;
const MAX_DEPTH = 64;

/** Reads one YAML file. Throws DefinitionError when it is absent, too large (4 MiB), or no YAML that we read. */
export function readSource(file: string): SourceNode {
  const start = { file, line: 1, column: 1 };
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) refuse(start, 'This file does not exist.', 'Write it, or correct the name that leads here.');
  if (size > MAX_BYTES) refuse(start, `The file has ${size} bytes; ${MAX_BYTES} are read.`, 'Split it with "extends".');
  return parseSource(file, readFileSync(file, 'utf8'));
}

/** Reads YAML text; `file` is the name for messages. The schema is failsafe: every scalar is text. */
export function parseSource(file: string, text: string): SourceNode {
  return readPlainYaml(file, text) ?? parseYaml(file, text);
}

/** The same with a parser of all YAML; slower. */
export function parseYaml(file: string, text: string): SourceNode {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    schema: 'failsafe',
    lineCounter: lines,
    uniqueKeys: true,
    prettyErrors: false,
  });
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  if (document.errors.length > 0) {
    throw new DefinitionError(
      document.errors.map((error) =>
        diagnose(place(error.pos[0]), `${sentence(error.message)}`, 'Correct the YAML at this place.'),
      ),
    );
  }
  if (document.contents === null)
    refuse(place(0), 'The file is empty.', 'Write the definition, or take the file away.');
  return toSource(document.contents, place, 0);
}

function toSource(node: ParsedNode | Node | null, place: (offset: number) => Place, depth: number): SourceNode {
  const at = place(node?.range?.[0] ?? 0);
  if (isAlias(node)) refuse(at, 'YAML aliases are not read.', 'Write the value out, or use "extends".');
  if (depth > MAX_DEPTH) refuse(at, `This is nested more than ${MAX_DEPTH} levels deep.`, 'Write it flatter.');
  if (isMap(node)) {
    const pairs = node.items as Pair<ParsedNode, ParsedNode | null>[];
    return { kind: 'map', place: at, entries: new Map(pairs.map((pair) => toEntry(pair, place, depth + 1))) };
  }
  if (isSeq(node)) {
    return { kind: 'list', place: at, items: node.items.map((item) => toSource(item as ParsedNode, place, depth + 1)) };
  }
  const scalar = isScalar(node) ? node : undefined;
  return { kind: 'text', place: at, text: textOf(scalar?.value), plain: scalar?.type === 'PLAIN' };
}

function toEntry(
  { key, value }: Pair<ParsedNode, ParsedNode | null>,
  place: (offset: number) => Place,
  depth: number,
): [string, SourceEntry] {
  const at = place(key.range[0]);
  if (!isScalar(key)) refuse(at, 'A key must be plain text.', 'Write a word before the colon.');
  const node: SourceNode =
    value === null ? { kind: 'text', place: at, text: '', plain: true } : toSource(value, place, depth);
  return [textOf(key.value), { place: at, value: node }];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function sentence(message: string): string {
  const first = message.split('\n')[0] ?? message;
  return /[.!?]$/.test(first) ? first : `${first}.`;
}
