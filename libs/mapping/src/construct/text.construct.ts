import { TASTE_NAMES, TASTE_REMEDIES, tasteOf } from '../definition/shape.js';
import type { ValueOf } from '../source/evaluate.js';
import type { Compiler, Site } from '../compile/compiler.js';
import { readingText } from './fitting-text.js';

/** A bare path: the text that is sent. */
export function compileText(site: Site, compiler: Compiler): ValueOf | undefined {
  const taste = tasteOf(site.shape);
  if (taste !== 'text') {
    const message = `A path gives text, and ${site.template} takes ${TASTE_NAMES[taste]}.`;
    compiler.report(site, message, TASTE_REMEDIES[taste]);
    return undefined;
  }
  const source = compiler.source(site);
  if (source === undefined) return undefined;
  return readingText(source, site.shape, compiler.place(site));
}
