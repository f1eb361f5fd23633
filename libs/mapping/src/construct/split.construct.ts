import type { ValueConstruct } from '../compile/construct.js';
import { readingText } from './fitting-text.js';

/** `split: PATH`, `at: '-'`, `part: 2`: one part of a text, counted from 1. */
export const split: ValueConstruct = {
  beside: ['at', 'part'],
  makes: ['text'],
  compile(construct, site, compiler) {
    const source = compiler.source(compiler.inner(site, 'split', construct.split ?? ''));
    const { at, part = '1' } = construct;
    if (typeof at !== 'string' || at === '' || typeof part !== 'string' || !/^[1-9]$/.test(part)) {
      compiler.report(site, '"split" says where to part and which part is meant.', 'Write "at: \'-\'" and "part: 2".');
      return undefined;
    }
    if (source === undefined) return undefined;
    const nth = Number(part) - 1;
    return readingText(source, site.shape, compiler.place(site), (text) => nonEmpty(text.split(at)[nth]));
  },
};

function nonEmpty(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === '' ? undefined : trimmed;
}
