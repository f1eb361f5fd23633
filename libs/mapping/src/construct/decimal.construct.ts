import { negate } from '@app/canonical';
import type { Compiler, Site } from '../compile/compiler.js';
import type { ValueConstruct } from '../compile/construct.js';
import type { Construct } from '../definition/node.js';
import { isPlain, readDecimal, readImplied } from '../format/number.format.js';
import type { Code } from '../source/code.js';
import { codeOfMethod, withCode } from '../source/code.js';
import type { ValueOf } from '../source/evaluate.js';
import type { Source } from '../source/source.js';

/** `decimal: PATH`, with `implied: 2` for X12's Nn and `sign: negated`. The sent scale stays. */
export const decimal: ValueConstruct = {
  beside: ['implied', 'sign'],
  makes: ['decimal'],
  compile(construct, site, compiler) {
    const source = compiler.source(compiler.inner(site, 'decimal', construct.decimal ?? ''));
    const implied = impliedPlaces(construct, site, compiler);
    const negated = isNegated(construct, site, compiler);
    if (source === undefined) return undefined;
    const field = compiler.place(site);
    const value: ValueOf = (frame, run) => {
      const text = source.text(frame, run);
      if (text === '') return undefined;
      const number = implied === undefined ? readDecimal(text, run.decimalMark) : readImplied(text, implied);
      if (number !== undefined) return negated ? negate(number) : number;
      const options = { with: { text, mark: run.decimalMark }, value: text };
      run.raise('notADecimal', field, frame, source.places(frame, run)[0], options);
      return undefined;
    };
    return implied === undefined && !negated ? withCode(value, codeOfPlain(source, value)) : value;
  },
};

/** Most numbers are in our form as they were sent. */
function codeOfPlain(source: Source, value: ValueOf): Code {
  return (text) => {
    const sent = text.variable();
    const read = `(${sent} = ${codeOfMethod(source, 'text', text)})`;
    return `(${read} === '' ? undefined : ${text.constant(isPlain)}(${sent}, run.decimalMark) ? ${sent} : ${text.constant(value)}(frame, run))`;
  };
}

/** `implied: 2`, undefined where nothing is implied. */
export function impliedPlaces(construct: Construct, site: Site, compiler: Compiler): number | undefined {
  const { implied } = construct;
  if (implied === undefined) return undefined;
  if (typeof implied === 'string' && /^[1-9]$/.test(implied)) return Number(implied);
  compiler.report(compiler.inner(site, 'implied', implied), 'A number of places is expected here.', 'Write 1 to 9.');
  return undefined;
}

function isNegated(construct: Construct, site: Site, compiler: Compiler): boolean {
  const { sign } = construct;
  if (sign !== undefined && sign !== 'negated') {
    compiler.report(compiler.inner(site, 'sign', sign), 'The sign as sent needs no word.', 'Write "sign: negated".');
  }
  return sign === 'negated';
}
