import type { ListConstruct } from '../compile/construct.js';
import type { ListOf } from '../engine/evaluate.js';
import type { Item } from '../engine/frame.js';
import { Frame } from '../engine/frame.js';
import type { LoopView } from '../engine/loop-view.js';
import type { Run } from '../engine/run.js';
import type { Source } from '../path/source.js';
import { compileItems } from './items.js';

/**
 * `each: PATH` goes through loops and segments; a path with elements (`PIA.02-06`, `SEG.05`) through these elements and
 * their repetitions, whose components are `$1`, `$2`. `item:`, `fields:` or `use:` say what each becomes; `where: PATH`
 * drops those in which nothing is sent there.
 */
export const each: ListConstruct = {
  beside: ['where', 'item', 'fields', 'use', 'distinct'],
  compile(construct, site, compiler) {
    const source = compiler.source(compiler.inner(site, 'each', construct.each ?? ''));
    const items = source && compileItems(construct, compiler.entered(site, source), compiler);
    if (source === undefined || items === undefined) return undefined;
    const range = source.path.kind === 'segment' ? source.path.element : undefined;
    if (range !== undefined) return eachElement(source, range.first, range.last, items);
    return (frame, run, out) => {
      for (const { view, segment, opens } of source.eachHit(frame, run)) {
        items(new Frame(view, opens ? undefined : segment, undefined, frame, out.length), run, out);
      }
    };
  },
};

function eachElement(source: Source, first: number, last: number, items: ListOf): ListOf {
  return (frame: Frame, run: Run, out: unknown[]) => {
    for (const { view, segment } of source.hits(frame, run)) {
      for (let element = first; element <= last && element <= segment.elementCount; element++) {
        const repetitions = segment.repetitionCount(element);
        for (let repetition = 1; repetition <= repetitions; repetition++) {
          items(enterItem(frame, view, { kind: 'composite', segment, element, repetition }, out.length), run, out);
        }
      }
    }
  };
}

/**
 * `pairs: SDQ.03-22` goes through runs of two elements, `$1` and `$2`, across all such segments; a path names elements
 * that the run shares.
 */
export const pairs: ListConstruct = {
  beside: ['where', 'item', 'fields', 'use', 'distinct'],
  compile(construct, site, compiler) {
    const at = compiler.inner(site, 'pairs', construct.pairs ?? '');
    const source = compiler.source(at);
    const items = source && compileItems(construct, compiler.entered(site, source), compiler);
    const range = source?.path.kind === 'segment' ? source.path.element : undefined;
    if (source !== undefined && range === undefined) {
      compiler.report(at, 'A run of elements is expected here.', 'Write it like "pairs: PO1.06-25".');
    }
    if (source === undefined || items === undefined || range === undefined) return undefined;
    return (frame, run, out) => {
      for (const { view, segment } of source.hits(frame, run)) {
        const last = Math.min(range.last, segment.elementCount);
        for (let element = range.first; element <= last; element += 2) {
          if (segment.value(element + 1) === '' && segment.value(element) === '') continue;
          items(enterItem(frame, view, { kind: 'pair', segment, element, repetition: 1 }, out.length), run, out);
        }
      }
    };
  },
};

function enterItem(frame: Frame, view: LoopView, item: Item, index: number): Frame {
  return new Frame(view, item.segment, item, frame, index);
}
