import { nearestName } from '@app/definitions';
import type { Site } from '../compile/compiler.js';
import { CONDITION_KEYS, compileConditions } from '../compile/conditions.js';
import type { Construct, MapNode } from '../definition/node.js';
import { isConstruct, isList } from '../definition/node.js';
import type { Condition } from '../source/evaluate.js';
import type { Block, Write } from './block.js';
import { NOTHING } from './block.js';
import { apart } from './carried.js';
import { compileLevel } from './level.compile.js';
import { compilePairs, matchingThings } from './matching.compile.js';
import type { OutboundCompiler } from './outbound.compiler.js';
import { withParameters } from './part.parameters.js';
import { compileSegment } from './segment.compile.js';
import { writeSegment } from './segment.writing.js';
import { segmentOf } from './target.js';
import { compileTree } from './tree.compile.js';

export const BLOCK_KEYS = [
  'from',
  'each',
  'where',
  'matching',
  'hl',
  'segments',
  'use',
  'with',
  'tree',
  'implied',
  ...CONDITION_KEYS,
];
const TAG = /^[A-Z][A-Z0-9]{1,2}$/;

/** Compiles a list of segments and blocks. */
export function compileSegments(nodes: MapNode, site: Site, outbound: OutboundCompiler): Block {
  if (!isList(nodes)) {
    outbound.compiler.report(site, 'A list of segments is expected here.', 'Write each behind a hyphen.');
    return NOTHING;
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
    return NOTHING;
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
  if (definition === undefined) return NOTHING;
  outbound.written.add(tag);
  const plan = compileSegment(tag, definition, inner, outbound);
  return { write: (frame, writing) => writeSegment(plan, frame, writing), plans: [plan] };
}

function compileBlock(node: Construct, site: Site, outbound: OutboundCompiler): Block {
  const { compiler } = outbound;
  const { from, each, where, matching } = node;
  const path = from ?? each;
  const source =
    path === undefined ? undefined : compiler.source(compiler.inner(site, from === undefined ? 'each' : 'from', path));
  if (path !== undefined && source === undefined) return NOTHING;
  const seen = source === undefined ? site : compiler.entered(site, source);
  const body = compileBody(node, seen, outbound);
  const level = compileLevel(node, seen, outbound);
  const filter = where === undefined ? undefined : compiler.source(compiler.inner(seen, 'where', where));
  const pairs = matching === undefined ? [] : compilePairs('matching', matching, seen, site, outbound);
  const write: Write = (frame, writing) => {
    if (level === undefined) body.write(frame, writing);
    else level(frame, writing, () => void body.write(frame, writing));
  };
  if (source === undefined || path === undefined || pairs === undefined) return { ...body, write };
  const thingsFrom = matchingThings(source, path, pairs);
  return {
    ...body,
    write(frame, writing) {
      const { run } = writing;
      const things = thingsFrom(frame, writing).filter(
        (at) => filter === undefined || apart(run, () => filter.isSent(at, run)).made,
      );
      for (const [index, at] of things.entries()) write(each === undefined ? at : at.at(index), writing);
    },
  };
}

function compileBody(node: Construct, site: Site, outbound: OutboundCompiler): Block {
  const { compiler } = outbound;
  const { segments, use, with: parameters, tree, implied } = node;
  if (implied !== undefined) return compileImplied(implied, compiler.inner(site, 'implied', implied), outbound);
  if (tree !== undefined) return compileTree(tree, compiler.inner(site, 'tree', tree), outbound, compileBody);
  if (use !== undefined) {
    const block = outbound.withPart(compiler.inner(site, 'use', use), (part) => {
      const nodes = withParameters(part.value.segments as MapNode, isConstruct(parameters) ? parameters : {});
      return compileSegments(nodes, { ...site, located: part, at: ['segments'] }, outbound);
    });
    return block ?? NOTHING;
  }
  if (segments === undefined)
    compiler.report(site, 'Nothing says what is written here.', 'Write "segments:", "use:" or "tree:".');
  return segments === undefined
    ? NOTHING
    : compileSegments(segments, compiler.inner(site, 'segments', segments), outbound);
}

/** `implied: PATH`, or several: what the message says in other words, and needs no segment for. */
function compileImplied(node: MapNode, site: Site, { compiler }: OutboundCompiler): Block {
  const paths = isList(node) ? node.map((each, index) => compiler.inner(site, index, each)) : [site];
  const sources = paths.map((path) => compiler.source(path)).filter((source) => source !== undefined);
  return {
    plans: [],
    write(frame, { run }) {
      if (run.trace !== undefined) for (const source of sources) source.texts(frame, run);
    },
  };
}
