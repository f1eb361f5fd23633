import { dirname } from 'node:path';
import type { Place } from './diagnostic.js';
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

/** Finds the file that an `extends:` names. `from` is the folder of the file that says so. */
export type ExtendsResolver = (reference: string, from: string) => string;

/**
 * Reads a file and everything it extends, merged; the keys of `own` (say `name`) are never inherited.
 * Throws DefinitionError when the chain comes back to a file that it already holds.
 */
export function readExtended(file: string, resolve: ExtendsResolver, own: readonly string[] = []): SourceNode {
  return readChain(file, resolve, own, []);
}

function readChain(
  file: string,
  resolve: ExtendsResolver,
  own: readonly string[],
  seen: readonly string[],
): SourceNode {
  const source = readSource(file);
  const reference = source.kind === 'map' ? source.entries.get('extends')?.value : undefined;
  if (source.kind !== 'map' || reference === undefined) return source;
  if (reference.kind !== 'text') refuse(reference.place, '"extends" names one definition.', 'Write its name.');
  const baseFile = resolve(reference.text, dirname(file));
  const chain = [...seen, file];
  if (chain.includes(baseFile)) refuse(reference.place, `"${reference.text}" extends itself.`, 'Break the circle.');
  const base = readBase(baseFile, resolve, own, chain, reference.place, reference.text);
  return mergeSources(without(base, own), source);
}

function readBase(
  file: string,
  resolve: ExtendsResolver,
  own: readonly string[],
  chain: readonly string[],
  place: Place,
  name: string,
): SourceMap {
  const base = readChain(file, resolve, own, chain);
  if (base.kind !== 'map') refuse(place, `"${name}" is not a mapping.`, 'Extend a definition of the same kind.');
  return base;
}

function without(source: SourceMap, own: readonly string[]): SourceMap {
  return { ...source, entries: new Map([...source.entries].filter(([key]) => !own.includes(key))) };
}

function isRemoval(node: SourceNode): boolean {
  return node.kind === 'text' && node.plain && node.text === '~';
}
