import { namespaceOf } from '../namespaces.js';
import type { XmlDocument, XmlTree } from './xml-tree.js';

/** Says of a document that it cannot be written, and where: the names from the root, and what is wrong. */
export class XmlWriteError extends Error {
  constructor(
    readonly path: string,
    problem: string,
  ) {
    super(`${path} cannot be written: ${problem}`);
  }
}

const NAME = /^(?:([A-Za-z_][\w.-]*):)?[A-Za-z_][\w.-]*$/;
/** XML 1.0, 2.2: what no document can hold, not even by number. */
const NO_CHARACTER = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;
/** A carriage return would be read as a line feed, line feeds and tabs of an attribute as blanks (XML 1.0, 2.11, 3.3.3). */
const OF_TEXT = /[&<>\r]/g;
const OF_ATTRIBUTE = /[&<>"\r\n\t]/g;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const PREDEFINED = 'xml';
const INDENT = '  ';

/** Why an element or attribute cannot bear a name: it is none, or its prefix stands for no namespace that we know. */
export function nameProblem(name: string): string | undefined {
  const parts = NAME.exec(name);
  if (parts === null) return `"${name}" is no name`;
  const [, prefix] = parts;
  return prefix === undefined || namespaceOf(prefix) !== undefined
    ? undefined
    : `no namespace is known for "${prefix}"`;
}

/** The first character of a text that no XML document can hold. */
export function foreignCharacter(text: string): string | undefined {
  return NO_CHARACTER.exec(text)?.[0];
}

/**
 * A document in UTF-8, with a declaration, one element a line, and all namespaces that it uses declared at the root.
 * What our reader makes of it is the same tree. Throws an XmlWriteError for a name, prefix or character that cannot be.
 */
export function writeXml({ root, namespace = '' }: XmlDocument): Buffer {
  const prefixes = new Set<string>();
  const body: string[] = [];
  for (const child of root.children ?? []) element(child, root.name, INDENT, prefixes, body);
  const own = attributes(root, root.name, prefixes);
  nameAt(root.name, root.name, prefixes);
  const declared = [...prefixes]
    .filter((prefix) => prefix !== PREDEFINED)
    .sort()
    .map((prefix) => ` xmlns:${prefix}="${escaped(namespaceOf(prefix) ?? '', OF_ATTRIBUTE)}"`);
  const head = `<${root.name}${namespace === '' ? '' : ` xmlns="${escaped(namespace, OF_ATTRIBUTE)}"`}${declared.join('')}${own}`;
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', ...closed(root, root.name, head, '', body)];
  return Buffer.from(`${lines.join('\n')}\n`);
}

function element(tree: XmlTree, above: string, indent: string, prefixes: Set<string>, out: string[]): void {
  const path = `${above}/${tree.name}`;
  nameAt(tree.name, path, prefixes);
  const head = `${indent}<${tree.name}${attributes(tree, path, prefixes)}`;
  const body: string[] = [];
  for (const child of tree.children ?? []) element(child, path, indent + INDENT, prefixes, body);
  for (const line of closed(tree, path, head, indent, body)) out.push(line);
}

/** The lines of an element of which the beginning and the lines of its children are known. */
function closed(
  { name, text = '' }: XmlTree,
  path: string,
  head: string,
  indent: string,
  body: readonly string[],
): readonly string[] {
  if (body.length > 0 && text !== '') throw new XmlWriteError(path, 'it has children and text.');
  if (body.length > 0) return [`${head}>`, ...body, `${indent}</${name}>`];
  return [text === '' ? `${head}/>` : `${head}>${value(text, path, OF_TEXT)}</${name}>`];
}

function attributes(tree: XmlTree, path: string, prefixes: Set<string>): string {
  let text = '';
  for (const [name, sent] of Object.entries(tree.attributes ?? {})) {
    const at = `${path}/@${name}`;
    if (name === 'xmlns' || name.startsWith('xmlns:')) throw new XmlWriteError(at, 'namespaces are declared by us.');
    nameAt(name, at, prefixes);
    text += ` ${name}="${value(sent, at, OF_ATTRIBUTE)}"`;
  }
  return text;
}

/** Checks a name, and notes its prefix. */
function nameAt(name: string, path: string, prefixes: Set<string>): void {
  const problem = nameProblem(name);
  if (problem !== undefined) throw new XmlWriteError(path, `${problem}.`);
  if (name.includes(':')) prefixes.add(name.slice(0, name.indexOf(':')));
}

function value(text: string, path: string, special: RegExp): string {
  const bad = foreignCharacter(text);
  if (bad === undefined) return escaped(text, special);
  throw new XmlWriteError(path, `XML has no character U+${(bad.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}.`);
}

function escaped(text: string, special: RegExp): string {
  return text.replace(special, (character) => ENTITIES[character] ?? `&#${character.charCodeAt(0)};`);
}
