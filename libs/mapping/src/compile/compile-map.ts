import type { CanonicalDocument } from '@app/canonical';
import type { Diagnostic, Located } from '@app/definitions';
import { contentHash, DefinitionError } from '@app/definitions';
import type { MapDefinition } from '../definition/map.schema.js';
import type { MapNode } from '../definition/node.js';
import { documentShape } from '../definition/shape.js';
import type { CompiledMap, FieldOrigin, MapLookups, MapResult } from '../map.js';
import { completeDocument } from '../result/complete-document.js';
import type { ValueOf } from '../source/evaluate.js';
import type { Frame } from '../source/frame.js';
import type { SourceLanguage } from '../source/language.js';
import type { FieldPlace, Run } from '../source/run.js';
import type { Source } from '../source/source.js';
import { Trace } from '../source/trace.js';
import type { Compiler, Site } from './compiler.js';
import { FieldTree } from './field-tree.js';

interface Plan {
  readonly to: CanonicalDocument['documentType'];
  readonly language: SourceLanguage;
  readonly build: ValueOf;
  /** What documents are seen from; undefined: the whole is one. */
  readonly scopes: Source | undefined;
  /** What must be sent in a scope, or it is none. */
  readonly where: Source | undefined;
  /** Only one such scope is allowed. */
  readonly single: boolean;
  readonly place: FieldPlace;
}

/**
 * Compiles one map. Throws a DefinitionError with everything that is wrong in it and in its parts.
 *
 * @param compilerOf a new compiler; `traced` for the evaluations that tell what they read
 */
export function compileMap(
  ref: string,
  definition: Located<MapDefinition>,
  compilerOf: (traced: boolean) => Compiler,
): CompiledMap<unknown> {
  const compiler = compilerOf(false);
  const plan = compilePlan(definition, compiler);
  let traced: Plan | undefined;
  const tell = (input: unknown, lookups: MapLookups | undefined): Trace => {
    traced ??= compilePlan(definition, compilerOf(true));
    return traceOf(traced, input, lookups);
  };
  return {
    ref,
    hash: contentHash(definition.value, ...compiler.used),
    guide: definition.value.from,
    to: plan.to,
    evaluate: (input, lookups) => evaluate(plan, input, lookups),
    explain: (input, lookups) => tell(input, lookups).readings.map(originOf),
    unused(input, lookups) {
      const { readings, consulted } = tell(input, lookups);
      return plan.language.unread(input, [...readings.map(({ place }) => place), ...consulted]);
    },
  };
}

function compilePlan(definition: Located<MapDefinition>, compiler: Compiler): Plan {
  const { value } = definition;
  const { language } = compiler.setting;
  const shape = documentShape(value.to);
  const fields = new FieldTree();
  const site: Site = { node: '', located: definition, at: [], shape, template: '', scopes: language.root };
  const scopes = scopesOf(value, site, compiler);
  const seenFrom = scopes === undefined ? site : compiler.entered(site, scopes);
  fields.addAll(value.fields as Readonly<Record<string, MapNode>>, { ...seenFrom, at: ['fields'] });
  const plan: Plan = {
    to: value.to,
    language,
    build: compiler.fields(fields, shape, ''),
    scopes,
    where: whereOf(value, seenFrom, compiler),
    single: value.documents === undefined,
    place: compiler.place(site),
  };
  if (compiler.diagnostics.length > 0) throw new DefinitionError(dedupe(compiler.diagnostics));
  return plan;
}

function scopesOf(value: MapDefinition, site: Site, compiler: Compiler): Source | undefined {
  const { documents } = value;
  if (typeof documents === 'string') return compiler.source(compiler.inner(site, 'documents', documents));
  if (documents !== undefined) {
    const outer = compiler.inner(site, 'documents', '');
    return compiler.source(compiler.inner(outer, 'each', documents.each));
  }
  return value.scope === undefined ? undefined : compiler.source(compiler.inner(site, 'scope', value.scope));
}

function whereOf({ documents }: MapDefinition, site: Site, compiler: Compiler): Source | undefined {
  if (typeof documents !== 'object' || documents.where === undefined) return undefined;
  return compiler.source(compiler.inner(compiler.inner(site, 'documents', ''), 'where', documents.where));
}

/** A part that is used in several places is wrong only once. */
function dedupe(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const key = ({ file, line, column, message }: Diagnostic): string => `${file}:${line}:${column}:${message}`;
  return [...new Map(diagnostics.map((diagnostic) => [key(diagnostic), diagnostic])).values()];
}

function evaluate(plan: Plan, input: unknown, lookups: MapLookups | undefined): MapResult {
  const run = plan.language.run(input, lookups, undefined);
  const made = framesOf(plan, run).map((frame) => ({ frame, document: documentOf(plan, frame, run) }));
  if (run.failures.some((failure) => failure.severity === 'error')) return { documents: [], failures: run.failures };
  for (const { document, frame } of made) completeDocument(document, run, plan.place, frame);
  return { documents: made.map(({ document }) => document), failures: run.failures };
}

function framesOf({ scopes, where, to, single, place }: Plan, run: Run): Frame[] {
  if (scopes === undefined) return [run.root];
  const frames: Frame[] = [];
  const take = (frame: Frame): void => {
    if (where?.isSent(frame, run) !== false) frames.push(frame);
  };
  scopes.each(run.root, run, take, [], false);
  if (frames.length === 0) {
    run.raise('missingField', place, run.root, undefined, { with: { field: `The ${to}` } });
  }
  const [, second] = frames;
  if (!single || second === undefined) return frames;
  run.raise('severalMatches', place, run.root, second.place(), { with: { field: `The ${to}`, count: frames.length } });
  return [];
}

/** The document as the map makes it: every field of a kind that the schema allows, what is missing a failure. */
function documentOf(plan: Plan, frame: Frame, run: Run): CanonicalDocument {
  const made = plan.build(frame, run);
  if (made === undefined) run.raiseMissing({ ...plan.place, template: plan.to }, frame);
  return (made ?? { documentType: plan.to }) as CanonicalDocument;
}

/** The same evaluation once more, noting what each field was made from. */
function traceOf(plan: Plan, input: unknown, lookups: MapLookups | undefined): Trace {
  const trace = new Trace();
  const run = plan.language.run(input, lookups, trace);
  for (const frame of framesOf(plan, run)) {
    trace.document++;
    plan.build(frame, run);
  }
  return trace;
}

function originOf({ document, path, field, place }: Trace['readings'][number]): FieldOrigin {
  return { document, path, ...place, mapFile: field.file, mapLine: field.line };
}
