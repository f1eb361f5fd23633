import type { Static, TSchema } from 'typebox';
import type { Place } from './diagnostic.js';
import { DefinitionError } from './diagnostic.js';
import type { ExtendsResolver, MergeOptions } from './merge.source.js';
import { readExtended } from './merge.source.js';
import { readSource } from './read.source.js';
import { SchemaCheck } from './schema.check.js';
import type { SourceNode } from './source.js';
import { placeAt } from './source.js';

/** A value that knows where each part of it was written. */
export interface Located<T> {
  readonly value: T;
  /** Place of a path: of an entry of a mapping its key, of a list item the item. */
  at(path: readonly (string | number)[]): Place;
}

export interface LoadOptions extends MergeOptions {
  /** Finds what `extends:` names; without it the file stands alone. */
  readonly extends?: ExtendsResolver;
}

/**
 * Reads a YAML file and types it by a schema.
 *
 * Counts and booleans become numbers and booleans where the schema says so. Unquoted text that looks like a number,
 * a boolean or null is refused where text is meant, for an editor would read something else than we do.
 * @throws DefinitionError with every diagnostic of the file
 */
export function loadDefinition<T extends TSchema>(
  file: string,
  schema: T,
  options: LoadOptions = {},
): Located<Static<T>> {
  const source = options.extends ? readExtended(file, options.extends, options) : readSource(file);
  return typeSource(source, schema);
}

/** Types a document that was already read or merged. */
export function typeSource<T extends TSchema>(source: SourceNode, schema: T): Located<Static<T>> {
  const check = new SchemaCheck();
  const value = check.value(source, schema, { place: source.place, field: undefined });
  if (check.diagnostics.length > 0) throw new DefinitionError(check.diagnostics);
  return { value: value as Static<T>, at: (path) => placeAt(source, path) };
}
