import type { CanonicalDocument } from '@app/canonical';
import type { Guide } from '@app/guide';
import type { Site } from '../../compile/compiler.js';
import type { MapNode } from '../../definition/node.js';
import type { DocumentLanguage } from '../../document/document.language.js';
import type { Run } from '../../source/run.js';
import { Trace } from '../../source/trace.js';
import { pointerOf } from '../origin.js';
import type { OutboundMade, OutboundMaker } from '../outbound.js';
import type { TargetCompiler } from '../outbound.compiler.js';
import { compileAttributes } from './attribute.compile.js';
import { compileElements } from './element.compile.js';
import type { ElementPlan, MadeElement } from './element.plan.js';
import { ElementWriting, originOfElement } from './element.writing.js';

export interface XmlNodes {
  readonly attributes: MapNode | undefined;
  readonly elements: MapNode;
}

/** Compiles a map to XML: the root is that of the guide, the site that of the file. */
export function compileXml(
  { attributes, elements }: XmlNodes,
  { root: rule, namespace }: NonNullable<Guide['xml']>,
  site: Site,
  target: TargetCompiler,
  language: DocumentLanguage,
): OutboundMaker {
  const { compiler } = target;
  const at = { ...site, rule, template: rule.name };
  const inner = compileElements({ ...at, ...compiler.inner(at, 'elements', elements) }, target);
  const own = compileAttributes(attributes, rule, at, target);
  const plan: ElementPlan = { name: rule.name, rule, paths: [], place: compiler.place({ ...at, at: ['elements'] }) };

  function madeOf(run: Run): MadeElement {
    const children: MadeElement[] = [];
    inner.make(run.root, run, children);
    const isRoot = { plan, frame: run.root, text: '', constant: false };
    return { ...isRoot, attributes: own.make(run.root, run), children };
  }

  function make(document: CanonicalDocument, lookups: Parameters<OutboundMaker['make']>[1]): OutboundMade {
    const run = language.run(document, lookups, undefined);
    const writing = new ElementWriting(run.failures);
    const root = writing.tree(madeOf(run), rule.name) ?? { name: rule.name };
    return {
      segments: [],
      document: { root, ...(namespace === undefined ? {} : { namespace }) },
      failures: run.failures,
      originOf(index) {
        const element = writing.written[index];
        return element === undefined ? { map: '' } : originOfElement(element);
      },
      originOfMissing(name) {
        const missing = inner.plans.find((each) => each.name === name);
        if (missing === undefined) return undefined;
        const { file, line } = missing.place;
        const pointer = pointerOf(missing.paths, run.root);
        return { map: `${file}:${line}`, path: name, ...(pointer === undefined ? {} : { pointer }) };
      },
    };
  }

  return {
    make,
    unwritten: () => [],
    trace(document, lookups) {
      const trace = new Trace();
      madeOf(language.run(document, lookups, trace));
      return trace;
    },
  };
}
