import { nearestName } from '@app/definitions';
import type { Site } from '../compile/compiler.js';
import { CONDITION_KEYS, compileConditions } from '../compile/conditions.js';
import type { Construct, MapNode } from '../definition/node.js';
import { isConstruct, isList } from '../definition/node.js';
import type { Condition } from '../source/evaluate.js';
import type { Frame } from '../source/frame.js';
import { apart, keep } from './carried.js';
import { pathsOf } from './origin.js';
import type { OutboundCompiler } from './outbound.compiler.js';
import { withParameters } from './part.parameters.js';
import { compileSegment } from './segment.compile.js';
import type { SegmentPlan } from './segment.writing.js';
import { writeSegment } from './segment.writing.js';
import { segmentOf } from './target.js';
import type { OriginPlan, Writing } from './writing.js';

/** Writes what a segment or a block makes of a place in the document. */
export type Write = (frame: Frame, writing: Writing) => void;

/** What was compiled: how to write it, and every segment in it. */
export interface Block {
  readonly write: Write;
  readonly plans: readonly SegmentPlan[];
}

export const BLOCK_KEYS = ['from', 'each', 'where', 'matching', 'hl', 'segments', 'use', 'with', ...CONDITION_KEYS];
const TAG = /^[A-Z][A-Z0-9]{1,2}$/;

/** Compiles a list of segments and blocks. */
export function compileSegments(nodes: MapNode, site: Site, outbound: OutboundCompiler): Block {
  if (!isList(nodes)) {
    outbound.compiler.report(site, 'A list of segments is expected here.', 'Write each behind a hyphen.');
    return { write: () => undefined, plans: [] };
  }
  const blocks = nodes.map((node, index) => compileItem(node, outbound.compiler.inner(site, index, node), outbound));
  const writes = blocks.map(({ write }) => write);
  return {
    plans: blocks.flatMap(({ plans }) => plans),
    write: (frame, writing) => {
      for (const write of writes) write(frame, writing);
    },
  };
}

function compileItem(node: MapNode, site: Site, outbound: OutboundCompiler): Block {
  const { compiler } = outbound;
  const tag = isConstruct(node) ? Object.keys(node).find((key) => TAG.test(key)) : undefined;
  if (!isConstruct(node) || (tag === undefined && !Object.keys(node).some((key) => BLOCK_KEYS.includes(key)))) {
    const [key = ''] = isConstruct(node) ? Object.keys(node) : [];
    const near = nearestName(key, BLOCK_KEYS);
    const remedy =
      near === undefined ? 'Write it like "REF: { 01: type }" or "each: lines".' : `Did you mean "${near}"?`;
    compiler.report(
      key === '' ? site : compiler.inner(site, key, ''),
      'A segment or a block is expected here.',
      remedy,
    );
    return { write: () => undefined, plans: [] };
  }
  checkKeys(node, tag === undefined ? BLOCK_KEYS : [tag, ...CONDITION_KEYS], site, outbound);
  const block =
    tag === undefined ? compileBlock(node, site, outbound) : compileOne(tag, node[tag] ?? '', site, outbound);
  const holds = compileConditions(node, site, compiler);
  return holds === undefined ? block : { ...block, write: conditional(block.write, holds) };
}

function conditional(write: Write, holds: Condition): Write {
  return (frame, writing) => {
    const { run } = writing;
    if (apart(run, () => holds(frame, run)).made) write(frame, writing);
  };
}

function checkKeys(node: Construct, allowed: readonly string[], site: Site, { compiler }: OutboundCompiler): void {
  for (const key of Object.keys(node)) {
    if (allowed.includes(key)) continue;
    const near = nearestName(key, allowed);
    compiler.report(
      compiler.inner(site, key, ''),
      `"${key}" does not belong here.`,
      near === undefined ? `Known are: ${allowed.join(', ')}.` : `Did you mean "${near}"?`,
    );
  }
}

function compileOne(tag: string, node: MapNode, site: Site, outbound: OutboundCompiler): Block {
  const inner = outbound.compiler.inner(site, tag, node);
  const definition = outbound.target(inner, () => segmentOf(tag, outbound.dictionary, outbound.tags));
  if (definition === undefined) return { write: () => undefined, plans: [] };
  const plan = compileSegment(tag, definition, inner, outbound);
  return { write: (frame, writing) => writeSegment(plan, frame, writing), plans: [plan] };
}

function compileBlock(node: Construct, site: Site, outbound: OutboundCompiler): Block {
  const { compiler } = outbound;
  const { from, each, where } = node;
  const path = from ?? each;
  const source =
    path === undefined ? undefined : compiler.source(compiler.inner(site, from === undefined ? 'each' : 'from', path));
  if (path !== undefined && source === undefined) return { write: () => undefined, plans: [] };
  const seen = source === undefined ? site : compiler.entered(site, source);
  const body = compileBody(node, seen, outbound);
  const level = compileLevel(node, body.write, site, outbound);
  const filter = where === undefined ? undefined : compiler.source(compiler.inner(seen, 'where', where));
  const matches = compileMatching(node, site, seen, outbound);
  if (source === undefined) return { ...body, write: level };
  const write: Write = (frame, writing) => {
    const { run } = writing;
    const enter = (at: Frame, _: unknown, out: unknown[]): void => {
      if (filter !== undefined && !apart(run, () => filter.isSent(at, run)).made) return;
      if (matches?.(frame, at, writing) === false) return;
      out.push(at);
      level(at, writing);
    };
    source.each(frame, run, enter, [], each !== undefined);
  };
  return { ...body, write };
}

function compileBody(node: Construct, site: Site, outbound: OutboundCompiler): Block {
  const { compiler } = outbound;
  const { segments, use, with: parameters } = node;
  if (use !== undefined) {
    const block = outbound.withPart(compiler.inner(site, 'use', use), (part) => {
      const nodes = withParameters(part.value.segments as MapNode, isConstruct(parameters) ? parameters : {});
      return compileSegments(nodes, { ...site, located: part, at: ['segments'] }, outbound);
    });
    return block ?? { write: () => undefined, plans: [] };
  }
  if (segments === undefined)
    compiler.report(site, 'Nothing says what is written here.', 'Write "segments:" or "use:".');
  return segments === undefined
    ? { write: () => undefined, plans: [] }
    : compileSegments(segments, compiler.inner(site, 'segments', segments), outbound);
}

/** `hl: O`: a hierarchical level, whose HL is written before its segments and numbered here. */
function compileLevel({ hl }: Construct, body: Write, site: Site, { compiler, tags }: OutboundCompiler): Write {
  if (hl === undefined) return body;
  const at = compiler.inner(site, 'hl', hl);
  if (typeof hl !== 'string' || !tags.has('HL')) {
    compiler.report(at, 'A level of an HL is expected here.', 'Write it like "hl: O", for a guide that has HL.');
    return body;
  }
  const { file, line } = compiler.place(at);
  const plan: OriginPlan = { tag: 'HL', originPaths: () => ({ map: `${file}:${line}`, paths: pathsOf(site.node) }) };
  return (frame, writing) => {
    writing.openLevel(hl, plan, frame);
    body(frame, writing);
    writing.closeLevel();
  };
}

type Matching = (outer: Frame, inner: Frame, writing: Writing) => boolean;

/** `matching: { contents.packageId: id }`: only those where a path from it has a value that a path from here has. */
function compileMatching(
  { matching }: Construct,
  outer: Site,
  inner: Site,
  { compiler }: OutboundCompiler,
): Matching | undefined {
  if (matching === undefined) return undefined;
  if (!isConstruct(matching)) {
    compiler.report(outer, '"matching" compares two paths.', 'Write it like "matching: { packageId: id }".');
    return undefined;
  }
  const pairs = Object.entries(matching).flatMap(([theirs, ours]) => {
    const key = compiler.source({ ...compiler.inner(inner, 'matching', theirs) });
    const value = compiler.source(compiler.inner(compiler.inner(outer, 'matching', ''), theirs, ours));
    return key === undefined || value === undefined ? [] : [{ key, value }];
  });
  return (from, at, { run }) => {
    const { made, carried } = apart(run, () =>
      pairs.every(({ key, value }) => {
        const wanted = value.texts(from, run);
        return key.texts(at, run).some((text) => wanted.includes(text));
      }),
    );
    if (made) keep(run, carried);
    return made;
  };
}
