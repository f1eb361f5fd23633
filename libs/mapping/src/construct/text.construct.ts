import { TASTE_NAMES, TASTE_REMEDIES, tasteOf } from '../definition/shape.js';
import type { ValueOf } from '../engine/evaluate.js';
import type { Compiler, Site } from '../compile/compiler.js';

/** A bare path: the text that is sent. */
export function compileText(site: Site, compiler: Compiler): ValueOf | undefined {
  const taste = tasteOf(site.shape);
  if (taste !== 'text') {
    compiler.report(
      site,
      `A path gives text, and ${site.template} takes ${TASTE_NAMES[taste]}.`,
      TASTE_REMEDIES[taste],
    );
    return undefined;
  }
  const source = compiler.source(site);
  if (source === undefined) return undefined;
  const field = compiler.place(site);
  return (frame, run) => {
    const segment = source.segment(frame, run);
    if (segment === undefined) return undefined;
    const text = source.text(segment, frame);
    if (text === '') return undefined;
    if (run.readings !== undefined) {
      const { element, component } = source.place(segment, frame);
      run.note(field, frame, segment, element, component);
    }
    return text;
  };
}
