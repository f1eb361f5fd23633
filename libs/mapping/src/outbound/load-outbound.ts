import { dirname, join } from 'node:path';
import { existsSync } from 'node:fs';
import type { Diagnostic, Located } from '@app/definitions';
import { contentHash, DefinitionError, loadDefinition, nearestName, printDiagnostic, refuse } from '@app/definitions';
import type { Guide, GuideLibrary, LoopOutline } from '@app/guide';
import type { CodeTables } from '../codes/code-tables.js';
import { compileFields } from '../compile/compile-fields.js';
import { compileList } from '../compile/compile-list.js';
import { compileValue } from '../compile/compile-value.js';
import { Compiler } from '../compile/compiler.js';
import type { MapRemark } from '../compile/compiler.js';
import type { Parts } from '../compile/parts.js';
import type { MapNode } from '../definition/node.js';
import { DocumentLanguage } from '../document/document.language.js';
import { compileSegments } from './block.compile.js';
import { makeSegments, traceSegments } from './made.segments.js';
import type { OutboundMaker, OutboundMap } from './outbound.js';
import { OutboundCompiler, TargetCompiler } from './outbound.compiler.js';
import type { OutboundParts } from './outbound.parts.js';
import { OutboundDefinition } from './outbound.schema.js';
import { unusedFields } from './unused.fields.js';
import { unwrittenUses } from './unwritten.uses.js';
import { compileXml } from './xml/xml.target.js';

export const OUTBOUND_ENDING = '.outbound.yaml';
const GRAMMAR = { value: compileValue, list: compileList, fields: compileFields };

export interface OutboundLoading {
  /** The folder of the mappings, then that of the partners. */
  readonly roots: readonly string[];
  readonly guides: GuideLibrary;
  readonly parts: Parts;
  readonly outboundParts: OutboundParts;
  readonly tables: CodeTables;
  readonly fileName: (file: string) => string;
}

/** A map that can be used, and what is odd in it; looked for when asked for. */
export interface LoadedOutbound {
  readonly map: OutboundMap;
  readonly remarks: () => MapRemark[];
}

/** Reads and compiles one outbound map with all that it extends. Throws a DefinitionError with all that is wrong. */
export function loadOutbound(file: string, ref: string, loading: OutboundLoading): LoadedOutbound {
  const { roots, parts, tables, fileName, guides } = loading;
  const folders = [dirname(file)];
  const definition = loadDefinition(file, OutboundDefinition, {
    extends: (extended) => {
      const found = fileOf(extended, roots);
      folders.push(dirname(found));
      return found;
    },
  });
  const { from, to } = definition.value;
  const guide = guideOf(definition, guides);
  const language = new DocumentLanguage(from);
  // Its sources tell what they read to a run with a trace; other runs pay nothing for it.
  const compiler = new Compiler(GRAMMAR, { ref, folders, language, traced: true, fileName }, parts, tables);
  const maker = makerOf(definition, guide, compiler, language, loading);
  if (compiler.diagnostics.length > 0) throw new DefinitionError(distinct(compiler.diagnostics));
  const map: OutboundMap = {
    ref,
    hash: contentHash(definition.value, ...compiler.used),
    from,
    to,
    make: (document, lookups) => maker.make(document, lookups),
    unused: (document, lookups) => unusedFields(document, language, maker.trace(document, lookups)),
  };
  return { map, remarks: () => maker.unwritten().map((path) => remarkOf(path, definition)) };
}

function remarkOf(path: string, definition: Located<OutboundDefinition>): MapRemark {
  const message = `${definition.value.to} asks for ${path} in every message, and nothing here writes it.`;
  const remedy = 'Add it at its place below "segments:".';
  return { severity: 'error', ...definition.at(['segments']), message, remedy };
}

/** Elements for a guide of XML, segments for any other. */
function makerOf(
  definition: Located<OutboundDefinition>,
  guide: Guide,
  compiler: Compiler,
  language: DocumentLanguage,
  { guides, outboundParts }: OutboundLoading,
): OutboundMaker {
  const { to, segments, elements, attributes } = definition.value;
  const at = { node: '', located: definition, shape: {}, template: '', scopes: language.root };
  const { xml } = guide;
  if (xml !== undefined) {
    if (elements === undefined || segments !== undefined)
      refuse(definition.at(['to']), `"${to}" is written as elements.`, 'Write "elements:", and no "segments:".');
    const nodes = { elements: elements as MapNode, attributes: attributes as MapNode | undefined };
    return compileXml(nodes, xml, { ...at, at: [] }, new TargetCompiler(compiler, outboundParts), language);
  }
  const dictionary = guides.dictionary(`${guide.standard}/${guide.version}`);
  if (dictionary === undefined || segments === undefined || elements !== undefined)
    refuse(definition.at(['to']), `"${to}" is written as segments.`, 'Write "segments:", and no "elements:".');
  const outbound = new OutboundCompiler(compiler, dictionary, tagsOf(guide.outline), outboundParts);
  const block = compileSegments(segments as MapNode, { ...at, at: ['segments'] }, outbound);
  return {
    make: (document, lookups) => makeSegments(document, lookups, language, block),
    trace: (document, lookups) => traceSegments(document, lookups, language, block),
    unwritten: () => unwrittenUses(guide, outbound.written),
  };
}

/** A part that is used in several places is wrong only once. */
function distinct(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((diagnostic) => [printDiagnostic(diagnostic), diagnostic])).values()];
}

function guideOf(definition: Located<OutboundDefinition>, guides: GuideLibrary): Guide {
  const { to } = definition.value;
  const guide = guides.get(to);
  if (guide !== undefined) return guide;
  const near = nearestName(
    to,
    guides.list().map(({ ref }) => ref),
  );
  const remedy = near === undefined ? 'Write the folder of a guide, as x12/004010/810.' : `Did you mean "${near}"?`;
  refuse(definition.at(['to']), `There is no guide "${to}".`, remedy);
}

/** The map that another extends: of a partner, or of a standard. */
function fileOf(ref: string, roots: readonly string[]): string {
  const files = roots.map((root) => join(root, ref + OUTBOUND_ENDING));
  return files.find((file) => existsSync(file)) ?? files[0] ?? ref;
}

function tagsOf({ segments, loops }: LoopOutline): Set<string> {
  return new Set([...segments, ...loops.flatMap((loop) => [...tagsOf(loop)])]);
}
