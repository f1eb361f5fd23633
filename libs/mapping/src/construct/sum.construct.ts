import { sum as sumOf } from '@app/canonical';
import type { ValueConstruct } from '../compile/construct.js';
import { readDecimal, readImplied } from '../format/number.format.js';
import { impliedPlaces } from './decimal.construct.js';

/** `sum: PATH`: what all numbers there come to; absent when there is none. */
export const sum: ValueConstruct = {
  beside: ['implied'],
  makes: ['decimal'],
  compile(construct, site, compiler) {
    const source = compiler.source(compiler.inner(site, 'sum', construct.sum ?? ''));
    const implied = impliedPlaces(construct, site, compiler);
    if (source === undefined) return undefined;
    const field = compiler.place(site);
    return (frame, run) => {
      const numbers: string[] = [];
      for (const [index, text] of source.texts(frame, run).entries()) {
        const number = implied === undefined ? readDecimal(text, run.decimalMark) : readImplied(text, implied);
        if (number !== undefined) numbers.push(number);
        else {
          const options = { with: { text, mark: run.decimalMark }, value: text };
          run.raise('notADecimal', field, frame, source.places(frame, run)[index], options);
        }
      }
      return numbers.length === 0 ? undefined : sumOf(numbers);
    };
  },
};

/** `count: PATH`: how many there are. */
export const count: ValueConstruct = {
  beside: [],
  makes: ['integer'],
  compile(construct, site, compiler) {
    const source = compiler.source(compiler.inner(site, 'count', construct.count ?? ''));
    return source === undefined ? undefined : (frame, run) => source.count(frame, run);
  },
};
