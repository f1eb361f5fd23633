import type { Static, TSchema } from 'typebox';
import type { Validator } from 'typebox/compile';
import { Compile } from 'typebox/compile';
import type { Diagnostic, Place } from './diagnostic.js';
import { DefinitionError } from './diagnostic.js';
import { nearestName } from './nearest-name.js';
import type { ExtendsResolver, MergeOptions } from './merge.source.js';
import { readExtended } from './merge.source.js';
import { readSource } from './read.source.js';
import { convert } from './convert.source.js';
import type { SchemaShape } from './schema-shape.js';
import { isMeant, schemaAt } from './schema-shape.js';
import type { SourceNode } from './source.js';
import { diagnose, nodeAt, placeAt } from './source.js';

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
  const diagnostics: Diagnostic[] = [];
  const value = convert(source, schema, diagnostics);
  const validator = validatorOf(schema);
  if (diagnostics.length === 0 && validator.Check(value)) {
    return { value: value as Static<T>, at: (path) => placeAt(source, path) };
  }
  throw new DefinitionError(
    diagnostics.length > 0 ? diagnostics : explain(source, schema, validator.Errors(value) as SchemaProblem[]),
  );
}

const validators = new WeakMap<TSchema, Validator>();

/** A schema is compiled once. */
function validatorOf(schema: TSchema): Validator {
  const known = validators.get(schema) ?? Compile(schema);
  validators.set(schema, known);
  return known;
}

interface SchemaProblem {
  readonly keyword: string;
  readonly schemaPath: string;
  readonly instancePath: string;
  readonly params: { readonly additionalProperties?: string[]; readonly requiredProperties?: string[] };
  readonly message: string;
}

function explain(source: SourceNode, schema: SchemaShape, problems: readonly SchemaProblem[]): Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  const add = (diagnostic: Diagnostic): void => {
    const key = `${diagnostic.file}:${diagnostic.line}:${diagnostic.column}`;
    if (!found.has(key)) found.set(key, diagnostic);
  };
  const meant = problems.filter((problem) => isMeant(schema, source, problem.schemaPath, pathOf(problem.instancePath)));
  const ordered = meant
    .filter((problem) => problem.keyword !== 'anyOf' || !meant.some((other) => isInside(other, problem)))
    .sort((a, b) => rank(a) - rank(b));
  for (const problem of ordered) {
    const path = pathOf(problem.instancePath);
    if (problem.keyword === 'additionalProperties') {
      for (const name of problem.params.additionalProperties ?? []) add(unknownField(source, schema, path, name));
    } else if (problem.keyword === 'required') {
      for (const name of problem.params.requiredProperties ?? []) add(missingField(source, path, name));
    } else if (problem.keyword !== 'boolean') {
      add(wrongValue(source, schema, path, problem));
    }
  }
  return [...found.values()].sort((a, b) => a.line - b.line || a.column - b.column);
}

function isInside(problem: SchemaProblem, outer: SchemaProblem): boolean {
  return problem.instancePath.startsWith(`${outer.instancePath}/`);
}

function rank(problem: SchemaProblem): number {
  return ['additionalProperties', 'required'].includes(problem.keyword) ? 0 : 1;
}

function unknownField(source: SourceNode, schema: SchemaShape, path: readonly string[], name: string): Diagnostic {
  const known = Object.keys(schemaAt(schema, path, nodeAt(source, path))?.properties ?? {});
  const nearest = nearestName(name, known);
  const allowed = known.length > 0 ? `Known are: ${known.join(', ')}.` : 'Take it out.';
  return diagnose(
    placeAt(source, [...path, name]),
    `There is no field "${name}" here.`,
    nearest === undefined ? allowed : `Did you mean "${nearest}"?`,
  );
}

function missingField(source: SourceNode, path: readonly string[], name: string): Diagnostic {
  return diagnose(placeAt(source, path), `The field "${name}" is missing.`, `Add "${name}:".`);
}

function wrongValue(
  source: SourceNode,
  schema: SchemaShape,
  path: readonly string[],
  problem: SchemaProblem,
): Diagnostic {
  const node = nodeAt(source, path);
  const expected = schemaAt(schema, path, node);
  const written = node.kind === 'text' ? `"${node.text}"` : `This ${node.kind === 'map' ? 'mapping' : 'list'}`;
  const field = path.findLast((step) => !/^\d+$/.test(step)) ?? 'the file';
  const choices = expected?.anyOf?.map((branch) => branch.const);
  if (choices?.every((choice) => typeof choice === 'string') && node.kind === 'text') {
    const nearest = nearestName(node.text, choices);
    const remedy = nearest ? `Did you mean "${nearest}"?` : `Choose one of: ${choices.join(', ')}.`;
    return diagnose(node.place, `${written} is not allowed for "${field}".`, remedy);
  }
  const wanted = expected?.description ?? problem.message.replace(/^must be/, '').trim();
  return diagnose(node.place, `${written} is not what "${field}" takes.`, `It takes ${wanted}.`);
}

function pathOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}
