import type { CanonicalDocument } from '@app/canonical';
import type { DocumentLanguage } from '../document/document.language.js';
import type { MapLookups } from '../map.js';
import { Trace } from '../source/trace.js';
import type { Block } from './block.js';
import { pointerOf } from './origin.js';
import type { OutboundMade, WrittenOrigin } from './outbound.js';
import { originPlanOf } from './segment.writing.js';
import { slotKey } from './target.js';
import { Writing } from './writing.js';

/** What compiled segments make of a document. */
export function makeSegments(
  document: CanonicalDocument,
  lookups: MapLookups | undefined,
  language: DocumentLanguage,
  block: Block,
): OutboundMade {
  const { written, run } = write(document, lookups, language, block, undefined);
  return {
    segments: written.map(({ segment }) => segment),
    failures: run.failures,
    originOf(segment, element, component) {
      const at = written[segment];
      if (at === undefined) return { map: '' };
      const { map, paths } = at.plan.originPaths(element, component);
      const key = element === undefined ? '' : `.${slotKey({ element, component: component ?? 0 })}`;
      return withPointer({ map, path: `${at.plan.tag}[${at.occurrence}]${key}` }, pointerOf(paths, at.frame));
    },
    originOfMissing(tag) {
      const plan = block.plans.find((each) => each.tag === tag);
      if (plan === undefined) return undefined;
      const { map, paths } = originPlanOf(plan).originPaths();
      return withPointer({ map, path: `${tag}[0]` }, pointerOf(paths, run.root));
    },
  };
}

/** What segments that are compiled to tell it read of a document and wrote. */
export function traceSegments(
  document: CanonicalDocument,
  lookups: MapLookups | undefined,
  language: DocumentLanguage,
  block: Block,
): Trace {
  const trace = new Trace();
  write(document, lookups, language, block, trace);
  return trace;
}

function write(
  document: CanonicalDocument,
  lookups: MapLookups | undefined,
  language: DocumentLanguage,
  block: Block,
  trace: Trace | undefined,
): Writing {
  const run = language.run(document, lookups, trace);
  const writing = new Writing(run, lookups?.option?.('decimal-mark') === 'comma' ? ',' : '.');
  block.write(run.root, writing);
  return writing;
}

function withPointer(origin: WrittenOrigin, pointer: string | undefined): WrittenOrigin {
  return pointer === undefined ? origin : { ...origin, pointer };
}
