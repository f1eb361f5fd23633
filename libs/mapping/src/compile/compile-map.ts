import type { CanonicalDocument } from '@app/canonical';
import type { Diagnostic, Located } from '@app/definitions';
import { DefinitionError } from '@app/definitions';
import type { MatchedTransaction } from '@app/guide';
import type { MapDefinition } from '../definition/map.schema.js';
import type { MapNode } from '../definition/node.js';
import { documentShape } from '../definition/shape.js';
import type { ValueOf } from '../engine/evaluate.js';
import { Frame } from '../engine/frame.js';
import type { Reading } from '../engine/run.js';
import { Run } from '../engine/run.js';
import type { TagBits } from '../engine/tag-bits.js';
import type { TreeRule } from '../engine/tree.js';
import type { CompiledMap, FieldOrigin, MapLookups, MapResult } from '../map.js';
import { parsePath } from '../path/parse-path.js';
import type { Source } from '../path/source.js';
import { completeDocument } from '../result/complete-document.js';
import type { Compiler, Site } from './compiler.js';
import { FieldTree } from './field-tree.js';

interface Plan {
  readonly to: CanonicalDocument['documentType'];
  readonly build: ValueOf;
  readonly tree: TreeRule | undefined;
  /** The loops that documents are seen from; undefined: the transaction is one. */
  readonly scopes: Source | undefined;
  /** Only one such loop is allowed. */
  readonly single: boolean;
  readonly tags: TagBits;
  readonly place: ReturnType<Compiler['place']>;
}

/** Compiles one map. Throws a DefinitionError with everything that is wrong in it and in its parts. */
export function compileMap(ref: string, definition: Located<MapDefinition>, compiler: Compiler): CompiledMap {
  const { value } = definition;
  const shape = documentShape(value.to);
  const fields = new FieldTree();
  const site: Site = { node: '', located: definition, at: [], shape, template: '', scopes: [compiler.setting.outline] };
  const scopes = scopesOf(value, site, compiler);
  const seenFrom = scopes === undefined ? site : compiler.entered(site, scopes);
  fields.addAll(value.fields as Readonly<Record<string, MapNode>>, { ...seenFrom, at: ['fields'] });
  const plan: Plan = {
    to: value.to,
    build: compiler.fields(fields, shape, ''),
    tree: value.tree === undefined ? undefined : treeRule(value.tree),
    scopes,
    single: value.documents === undefined,
    tags: compiler.tags,
    place: compiler.place(site),
  };
  if (compiler.diagnostics.length > 0) throw new DefinitionError(dedupe(compiler.diagnostics));
  return {
    ref,
    guide: value.from,
    to: value.to,
    evaluate: (matched, lookups) => evaluate(plan, matched, lookups),
    explain: (matched, lookups) => explain(plan, matched, lookups),
  };
}

function scopesOf(value: MapDefinition, site: Site, compiler: Compiler): Source | undefined {
  if (value.documents !== undefined) return compiler.source(compiler.inner(site, 'documents', value.documents));
  return value.scope === undefined ? undefined : compiler.source(compiler.inner(site, 'scope', value.scope));
}

function treeRule(tree: NonNullable<MapDefinition['tree']>): TreeRule {
  const element = (text: string): number => {
    const path = parsePath(text);
    return path.kind === 'segment' ? (path.element?.first ?? 1) : 1;
  };
  return { loop: tree.loop, id: element(tree.id), parent: element(tree.parent) };
}

/** A part that is used in several places is wrong only once. */
function dedupe(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const key = ({ file, line, column, message }: Diagnostic): string => `${file}:${line}:${column}:${message}`;
  return [...new Map(diagnostics.map((diagnostic) => [key(diagnostic), diagnostic])).values()];
}

function evaluate(plan: Plan, matched: MatchedTransaction, lookups: MapLookups | undefined): MapResult {
  const run = newRun(plan, matched, lookups, undefined);
  const made = framesOf(plan, run).map((frame) => ({ frame, document: documentOf(plan, frame, run) }));
  if (run.failures.some((failure) => failure.severity === 'error')) return { documents: [], failures: run.failures };
  for (const { document, frame } of made) completeDocument(document, run, plan.place, frame);
  return { documents: made.map(({ document }) => document), failures: run.failures };
}

function newRun(
  plan: Plan,
  matched: MatchedTransaction,
  lookups: MapLookups | undefined,
  readings: Reading[] | undefined,
): Run {
  return new Run(matched, lookups, plan.tree, plan.tags, readings);
}

function framesOf(plan: Plan, run: Run): Frame[] {
  const root = new Frame(run.root, undefined, undefined, undefined, -1);
  if (plan.scopes === undefined) return [root];
  const hits = plan.scopes.eachHit(root, run);
  const [first, second] = hits;
  if (first === undefined) {
    run.raise('missingField', plan.place, root, undefined, { with: { field: `The ${plan.to}` } });
    return [];
  }
  if (plan.single && second !== undefined) {
    const options = { with: { field: `The ${plan.to}`, count: hits.length } };
    run.raise('severalMatches', plan.place, root, { segment: second.segment }, options);
    return [];
  }
  return hits.map((hit) => new Frame(hit.view, undefined, undefined, root, -1));
}

/** The document as the map makes it: every field of a kind that the schema allows, what is missing a failure. */
function documentOf(plan: Plan, frame: Frame, run: Run): CanonicalDocument {
  const made = plan.build(frame, run);
  if (made === undefined) run.raiseMissing({ ...plan.place, template: plan.to }, frame);
  return { documentType: plan.to, ...(typeof made === 'object' ? made : {}) } as CanonicalDocument;
}

/** The same evaluation once more, noting what each field was made from. */
function readingsOf(plan: Plan, matched: MatchedTransaction, lookups: MapLookups | undefined): Reading[] {
  const readings: Reading[] = [];
  const run = newRun(plan, matched, lookups, readings);
  for (const frame of framesOf(plan, run)) plan.build(frame, run);
  return readings;
}

function explain(plan: Plan, matched: MatchedTransaction, lookups: MapLookups | undefined): FieldOrigin[] {
  return readingsOf(plan, matched, lookups).map(({ path, place, segment, element, component }) => {
    const range = element === undefined ? segment : segment.range(element, component);
    return {
      path,
      segmentPosition: segment.position,
      segmentId: segment.id,
      ...(element === undefined ? {} : { elementPosition: element }),
      ...(component === undefined ? {} : { componentPosition: component }),
      byteOffset: range.byteOffset,
      byteLength: range.byteLength,
      mapFile: place.file,
      mapLine: place.line,
    };
  });
}
