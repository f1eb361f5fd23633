import type { Site } from '../compile/compiler.js';
import type { Construct, MapNode } from '../definition/node.js';
import { isConstruct, isList } from '../definition/node.js';
import type { FieldScopes } from '../document/field-outline.js';
import type { Source } from '../source/source.js';
import type { Block } from './block.js';
import { NOTHING } from './block.js';
import { compileLevel } from './level.compile.js';
import { compilePairs } from './matching.compile.js';
import type { OutboundCompiler } from './outbound.compiler.js';
import { growTree } from './tree.grow.js';
import type { TreeLeaf, TreeLevel, TreePlan } from './tree.js';
import { writeTree } from './tree.writing.js';

type CompileBody = (node: Construct, site: Site, outbound: OutboundCompiler) => Block;

const SHARED = ['each', 'hl', 'segments', 'use', 'with'];
const LEVEL_KEYS = [...SHARED, 'matching', 'below'];
const LEAF_KEYS = [...SHARED, 'unless-above'];

/**
 * `tree:` puts lists of a document one below the other: the last of its levels are the leaves, and each of them stands
 * below the things of the levels before that match it.
 *
 *     - { each: orders, matching: { orderNumber: orderNumber }, hl: O, use: order }
 *     - { each: packages, matching: { id: contents.packageId }, below: { id: parentId }, hl: P, use: package }
 *     - { each: items, hl: I, use: item }
 *
 * In `matching` the path before the colon is seen from the thing, the one behind it from the leaf. Where the leaf has
 * several such values (`contents.packageId`), it stands below each of these things; there `here` is what named the
 * thing (the one of `contents`). `below`: a thing stands below the one of its own list that it names. `unless-above`: a
 * leaf is not written where the thing above it is the same.
 */
export function compileTree(node: MapNode, site: Site, outbound: OutboundCompiler, body: CompileBody): Block {
  const { compiler } = outbound;
  const nodes = isList(node) ? node.filter(isConstruct) : [];
  const last = nodes.at(-1);
  if (last === undefined || nodes.length < 2 || !isList(node) || nodes.length < node.length) {
    compiler.report(site, 'A tree is a list of levels, the outermost first.', 'Write each as "- { each: items, .. }".');
    return NOTHING;
  }
  const sites = nodes.map((each, index) => compiler.inner(site, index, each));
  const leafSite = sites.at(-1) ?? site;
  checkKeys(nodes, sites, outbound);
  const leafSource = thingsOf(last, leafSite, outbound);
  if (leafSource === undefined) return NOTHING;
  const seenLeaf = compiler.entered(leafSite, leafSource);
  const levels = nodes.slice(0, -1).flatMap((each, index) => {
    return compileTreeLevel(each, sites[index] ?? site, seenLeaf, outbound, body) ?? [];
  });
  const here = levels.find(({ naming }) => naming !== undefined)?.naming?.source.entered;
  const placed = here === undefined ? seenLeaf : { ...seenLeaf, scopes: withHere(seenLeaf.scopes, here) };
  const leaf = compileLeaf(last, leafSource, placed, levels.at(-1)?.site, outbound, body);
  if (leaf === undefined || levels.length < nodes.length - 1) return NOTHING;
  const plan: TreePlan = { levels, leaf };
  return {
    plans: [...levels.flatMap(({ block }) => block.plans), ...leaf.block.plans],
    write(frame, writing) {
      writeTree(growTree(plan, frame, writing), writing);
    },
  };
}

function checkKeys(nodes: readonly Construct[], sites: readonly Site[], { compiler }: OutboundCompiler): void {
  for (const [index, node] of nodes.entries()) {
    const allowed = index === nodes.length - 1 ? LEAF_KEYS : LEVEL_KEYS;
    const at = sites[index];
    for (const key of Object.keys(node)) {
      if (at === undefined || allowed.includes(key)) continue;
      compiler.report(
        compiler.inner(at, key, ''),
        `"${key}" does not belong here.`,
        `Known are: ${allowed.join(', ')}.`,
      );
    }
  }
}

function thingsOf({ each }: Construct, site: Site, { compiler }: OutboundCompiler): Source | undefined {
  if (each !== undefined) return compiler.source(compiler.inner(site, 'each', each));
  compiler.report(site, 'Nothing says what stands at this level.', 'Write "each:" and a list of the document.');
  return undefined;
}

function compileTreeLevel(
  node: Construct,
  site: Site,
  leafSite: Site,
  outbound: OutboundCompiler,
  body: CompileBody,
): (TreeLevel & { readonly site: Site }) | undefined {
  const { compiler } = outbound;
  const source = thingsOf(node, site, outbound);
  if (source === undefined) return undefined;
  const seen = compiler.entered(site, source);
  const { matching = '', below } = node;
  const keySite = { ...leafSite, located: site.located, at: site.at };
  const pairs = compilePairs('matching', matching, seen, keySite, outbound);
  const [first] = pairs ?? [];
  if (first === undefined) return undefined;
  const above = below === undefined ? undefined : compilePairs('below', below, seen, seen, outbound)?.[0];
  return {
    name: typeof node.each === 'string' ? node.each : '',
    source,
    first,
    others: pairs?.slice(1) ?? [],
    naming: compileNaming(matching, keySite, outbound),
    above,
    level: compileLevel(node, seen, outbound),
    block: body(node, seen, outbound),
    site: seen,
  };
}

/** Of `contents.packageId`: what names a thing, and the name in it. */
function compileNaming(matching: MapNode, site: Site, { compiler }: OutboundCompiler): TreeLevel['naming'] {
  const [path] = isConstruct(matching) ? Object.values(matching) : [];
  const [, before, name] = /^(.*[^.^/])\.([a-z]\w*)$/.exec(typeof path === 'string' ? path : '') ?? [];
  if (before === undefined || name === undefined) return undefined;
  const source = compiler.source(compiler.inner(site, 'matching', before));
  const text = source && compiler.source(compiler.inner(compiler.entered(site, source), 'matching', name));
  return source === undefined || text === undefined ? undefined : { source, text };
}

function compileLeaf(
  node: Construct,
  source: Source,
  site: Site,
  aboveSite: Site | undefined,
  outbound: OutboundCompiler,
  body: CompileBody,
): TreeLeaf | undefined {
  const { 'unless-above': same } = node;
  const pairs =
    same === undefined || aboveSite === undefined
      ? []
      : compilePairs('unless-above', same, { ...aboveSite, located: site.located, at: site.at }, site, outbound);
  if (pairs === undefined) return undefined;
  return {
    source,
    same: pairs[0],
    level: compileLevel(node, site, outbound),
    block: body(node, site, outbound),
  };
}

/** The scopes of a leaf, whose fields have `here` beside them. */
function withHere(scopes: unknown, here: unknown): FieldScopes {
  const [leaf, named] = [scopes as FieldScopes, here as FieldScopes];
  const [own, shape] = [leaf?.at(-1), named?.at(-1)];
  if (leaf === undefined || own === undefined || shape === undefined) return leaf;
  return [...leaf.slice(0, -1), { ...own, properties: { ...own.properties, here: shape } }];
}
