import type { Diagnostic, Place } from './diagnostic.js';
import { DefinitionError } from './diagnostic.js';

/** A YAML document as written: every scalar is text, every node knows its place. */
export type SourceNode = SourceText | SourceMap | SourceList;

export interface SourceText {
  readonly kind: 'text';
  readonly place: Place;
  readonly text: string;
  /** Written without quotes, and not as a block. */
  readonly plain: boolean;
}

export interface SourceMap {
  readonly kind: 'map';
  readonly place: Place;
  readonly entries: ReadonlyMap<string, SourceEntry>;
}

export interface SourceEntry {
  /** Of the key. */
  readonly place: Place;
  readonly value: SourceNode;
}

export interface SourceList {
  readonly kind: 'list';
  readonly place: Place;
  readonly items: readonly SourceNode[];
}

/** The node at a path, else the deepest node on the way there. */
export function nodeAt(node: SourceNode, path: readonly (string | number)[]): SourceNode {
  let current = node;
  for (const step of path) {
    const next = child(current, step);
    if (next === undefined) return current;
    current = next;
  }
  return current;
}

/** Where a path stands: of an entry of a mapping its key, else its value. A path that does not exist: its nearest parent. */
export function placeAt(node: SourceNode, path: readonly (string | number)[]): Place {
  const last = path.at(-1);
  if (last === undefined) return node.place;
  const parent = nodeAt(node, path.slice(0, -1));
  const entry = parent.kind === 'map' ? parent.entries.get(String(last)) : undefined;
  return entry?.place ?? nodeAt(node, path).place;
}

/** A diagnostic at a place. */
export function diagnose(place: Place, message: string, remedy: string): Diagnostic {
  return { file: place.file, line: place.line, column: place.column, message, remedy };
}

/** Throws a DefinitionError with one diagnostic. */
export function refuse(place: Place, message: string, remedy: string): never {
  throw new DefinitionError([diagnose(place, message, remedy)]);
}

function child(node: SourceNode, step: string | number): SourceNode | undefined {
  if (node.kind === 'map') return node.entries.get(String(step))?.value;
  return node.kind === 'list' ? node.items[Number(step)] : undefined;
}
