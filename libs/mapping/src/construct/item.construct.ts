import type { Compiler, Site } from '../compile/compiler.js';
import type { ValueConstruct } from '../compile/construct.js';
import { translator } from '../codes/translate.js';
import type { Construct } from '../definition/node.js';
import type { Frame } from '../source/frame.js';
import type { Run } from '../source/run.js';

type NumberOf = (frame: Frame, run: Run) => string;

const GTIN = 'GTIN';

/**
 * `item-number: PATH`: the number of an identifier of ours as it was sent, else a GTIN without the zeros before a
 * GTIN-12 or -13 (GS1 General Specifications, 3.3.2).
 */
export const itemNumber: ValueConstruct = {
  beside: [],
  makes: ['text'],
  compile(construct, site, compiler) {
    const numberOf = compileNumber(construct, 'item-number', site, compiler);
    return numberOf && ((frame, run) => numberOf(frame, run) || undefined);
  },
};

/**
 * `item-type: PATH`, `codes: FILE`: what the standard calls an identifier of ours. The code file is asked for its scheme;
 * for a GTIN for `GTIN-12`, by the digits of the number that `item-number` writes.
 */
export const itemType: ValueConstruct = {
  beside: ['codes'],
  makes: ['text'],
  compile(construct, site, compiler) {
    const numberOf = compileNumber(construct, 'item-type', site, compiler);
    const scheme = compiler.source(inside(construct, 'item-type', 'scheme', site, compiler));
    const table = compiler.codes(compiler.inner(site, 'codes', construct.codes ?? ''));
    if (numberOf === undefined || scheme === undefined || table === undefined) return undefined;
    const translate = translator(table, compiler.place(site), scheme);
    return (frame, run) => {
      const name = scheme.text(frame, run);
      if (name === '') return undefined;
      return translate(name === GTIN ? `${GTIN}-${numberOf(frame, run).length}` : name, frame, run);
    };
  },
};

function compileNumber(construct: Construct, key: string, site: Site, compiler: Compiler): NumberOf | undefined {
  const [scheme, value, sent] = ['scheme', 'value', 'sent'].map((field) =>
    compiler.source(inside(construct, key, field, site, compiler)),
  );
  if (scheme === undefined || value === undefined || sent === undefined) return undefined;
  return (frame, run) => {
    const asSent = sent.text(frame, run);
    if (asSent !== '') return asSent;
    const number = value.text(frame, run);
    return scheme.text(frame, run) === GTIN ? number.replace(/^00?(?=\d{12,13}$)/, '') : number;
  };
}

/** The site of a field of the identifier that a path leads to. */
function inside(construct: Construct, key: string, field: string, site: Site, compiler: Compiler): Site {
  const { [key]: path = '.' } = construct;
  return compiler.inner(site, key, path === '.' ? field : typeof path === 'string' ? `${path}.${field}` : path);
}
