import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { readSource } from './read.source.js';
import type { SourceEntry, SourceMap, SourceNode } from './source.js';
import { refuse } from './source.js';

/**
 * Lays differences over a base: mappings are merged key by key, everything else is replaced.
 * A key whose value is `~` takes the base's key out. Each value keeps the place where it was written.
 */
export function mergeSources(base: SourceNode, differences: SourceNode): SourceNode {
  if (base.kind !== 'map' || differences.kind !== 'map') return differences;
  const entries = new Map<string, SourceEntry>(base.entries);
  for (const [key, entry] of differences.entries) {
    if (isRemoval(entry.value)) {
      if (!entries.delete(key)) refuse(entry.place, `There is no "${key}" to take out.`, 'Remove this line.');
      continue;
    }
    const before = entries.get(key);
    entries.set(key, before === undefined ? entry : { ...entry, value: mergeSources(before.value, entry.value) });
  }
  return { kind: 'map', place: differences.place, entries };
}

/** What a merge does with some top-level keys. */
export interface MergeOptions {
  /** Keys that are never inherited. */
  readonly own?: readonly string[];
  /** Keys whose lists are continued, in place of being replaced. */
  readonly append?: readonly string[];
}

/** Finds the file that an `extends:` names. `from` is the folder of the file that says so. */
export type ExtendsResolver = (reference: string, from: string) => string;

/**
 * Reads a file and everything it extends, merged; see MergeOptions for keys with rules of their own.
 * Throws DefinitionError when the chain comes back to a file that it already holds.
 */
export function readExtended(file: string, resolve: ExtendsResolver, options: MergeOptions = {}): SourceNode {
  return readChain(file, resolve, options, []);
}

function readChain(file: string, resolve: ExtendsResolver, options: MergeOptions, seen: readonly string[]): SourceNode {
  const source = readSource(file);
  const reference = source.kind === 'map' ? source.entries.get('extends')?.value : undefined;
  if (source.kind !== 'map' || reference === undefined) return source;
  if (reference.kind !== 'text') refuse(reference.place, '"extends" names one definition.', 'Write its name.');
  const baseFile = resolve(reference.text, dirname(file));
  const chain = [...seen, file];
  if (chain.includes(baseFile)) refuse(reference.place, `"${reference.text}" extends itself.`, 'Break the circle.');
  if (!existsSync(baseFile)) {
    refuse(reference.place, `There is no "${reference.text}" to extend.`, 'Name a definition that exists.');
  }
  const base = readChain(baseFile, resolve, options, chain);
  if (base.kind !== 'map') refuse(reference.place, `"${reference.text}" is no mapping.`, 'Extend a definition.');
  return mergeSources(without(base, options.own ?? []), continued(base, source, options.append ?? []));
}

/** The differences, with their lists of some keys put behind the base's. */
function continued(base: SourceMap, source: SourceMap, keys: readonly string[]): SourceMap {
  const entries = new Map(source.entries);
  for (const key of keys) {
    const before = base.entries.get(key)?.value;
    const entry = entries.get(key);
    if (before?.kind !== 'list' || entry?.value.kind !== 'list') continue;
    entries.set(key, { ...entry, value: { ...entry.value, items: [...before.items, ...entry.value.items] } });
  }
  return { ...source, entries };
}

function without(source: SourceMap, own: readonly string[]): SourceMap {
  return { ...source, entries: new Map([...source.entries].filter(([key]) => !own.includes(key))) };
}

function isRemoval(node: SourceNode): boolean {
  return node.kind === 'text' && node.plain && node.text === '~';
}
