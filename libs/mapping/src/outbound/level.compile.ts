import type { Site } from '../compile/compiler.js';
import type { Construct, MapNode } from '../definition/node.js';
import { isConstruct } from '../definition/node.js';
import type { Frame } from '../source/frame.js';
import { pathsOf } from './origin.js';
import type { OutboundCompiler } from './outbound.compiler.js';
import type { OriginPlan, Writing } from './writing.js';

/** Writes a hierarchical level, and inside it what `inside` writes. */
export type Level = (frame: Frame, writing: Writing, inside: () => void) => void;

/**
 * `hl: O`: a hierarchical level, whose HL is written before its segments and numbered here. Its code may be a value of
 * the thing: `hl: { from: level, codes: package-level, default: P }`.
 *
 * @param site of the thing that the level is of
 */
export function compileLevel({ hl, each, from }: Construct, site: Site, outbound: OutboundCompiler): Level | undefined {
  if (hl === undefined) return undefined;
  const { compiler, tags } = outbound;
  const at = { ...compiler.inner(site, 'hl', hl, { type: 'string' }), template: 'HL.03' };
  if (!tags.has('HL')) {
    compiler.report(at, 'The guide has no hierarchical levels.', 'Leave "hl:" out.');
    return undefined;
  }
  outbound.written.add('HL');
  const code = isConstruct(hl) ? compiler.value(at) : () => hl;
  const { file, line } = compiler.place(at);
  const paths = pathsOf(each ?? from ?? ([] as readonly MapNode[]));
  const plan: OriginPlan = { tag: 'HL', originPaths: () => ({ map: `${file}:${line}`, paths }) };
  return (frame, writing, inside) => {
    const text = code?.(frame, writing.run);
    writing.openLevel(typeof text === 'string' ? text : '', plan, frame);
    inside();
    writing.closeLevel();
  };
}
