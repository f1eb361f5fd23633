import { toGtin14 } from '@app/canonical';
import type { ValueConstruct } from '../compile/construct.js';
import { translator } from '../codes/translate.js';
import { reading } from './reading.js';

const GTIN = 'GTIN';
/** What an identifier is called whose type was not sent. */
const NO_TYPE = 'UNSPECIFIED';

/**
 * `identifier: PATH`, `type: PATH`, `codes: item-id`: how an item is named. The code file gives the scheme; `GTIN|UPC`
 * is a GTIN of 14 digits where length and check digit hold (GS1 General Specifications, 7.9), else UPC as sent.
 */
export const identifier: ValueConstruct = {
  beside: ['type', 'codes'],
  makes: ['object'],
  compile(construct, site, compiler) {
    const number = compiler.source(compiler.inner(site, 'identifier', construct.identifier ?? ''));
    const type = compiler.source(compiler.inner(site, 'type', construct.type ?? ''));
    const table = compiler.codes(compiler.inner(site, 'codes', construct.codes ?? ''));
    if (number === undefined || type === undefined || table === undefined) return undefined;
    const field = compiler.place(site);
    const schemeOf = reading(type, translator(table, field, type));
    return reading(number, (sent, frame, run) => {
      const scheme = schemeOf(frame, run);
      if (typeof scheme !== 'string') return { scheme: NO_TYPE, value: sent };
      if (!scheme.startsWith(GTIN)) return { scheme, value: sent };
      const gtin = toGtin14(sent);
      if (gtin !== undefined)
        return gtin === sent ? { scheme: GTIN, value: gtin } : { scheme: GTIN, value: gtin, sent };
      run.raise('itemCheckDigit', field, frame, number.places(frame, run)[0], { with: { text: sent }, value: sent });
      return { scheme: scheme.slice(GTIN.length + 1), value: sent };
    });
  },
};
