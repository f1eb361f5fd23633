import { toGtin14 } from '@app/canonical';
import { TagMap } from '@app/interchange';
import type { ValueConstruct } from '../compile/construct.js';
import { codeOfMethod, withCode } from '../source/code.js';
import type { ValueOf } from '../source/evaluate.js';
import type { Frame } from '../source/frame.js';
import type { Run } from '../source/run.js';
import { translator } from '../codes/translate.js';

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
    const translate = translator(table, field, type);
    const kinds = new TagMap([...table.codes].map(([code, scheme]) => [code, kindOf(scheme)] as const));
    const named = (sent: string, code: string, frame: Frame, run: Run): unknown => {
      if (code === '') return { scheme: NO_TYPE, value: sent };
      const kind = kinds.ofTag(code);
      if (kind === undefined) return { scheme: translate(code, frame, run) ?? NO_TYPE, value: sent };
      if (kind.otherwise === undefined) return { scheme: kind.scheme, value: sent };
      const gtin = toGtin14(sent);
      if (gtin !== undefined)
        return gtin === sent ? { scheme: GTIN, value: gtin } : { scheme: GTIN, value: gtin, sent };
      run.raise('itemCheckDigit', field, frame, number.places(frame, run)[0], { with: { text: sent }, value: sent });
      return { scheme: kind.otherwise, value: sent };
    };
    const value: ValueOf = (frame, run) => {
      const sent = number.text(frame, run);
      return sent === '' ? undefined : named(sent, type.text(frame, run), frame, run);
    };
    return withCode(value, (text) => {
      const sent = text.variable();
      const [read, code] = [codeOfMethod(number, 'text', text), codeOfMethod(type, 'text', text)];
      return `((${sent} = ${read}) === '' ? undefined : ${text.constant(named)}(${sent}, ${code}, frame, run))`;
    });
  },
};

/** `GTIN|UPC`: what it is, and what it is called where it is none. */
function kindOf(scheme: string): { readonly scheme: string; readonly otherwise?: string } {
  if (!scheme.startsWith(GTIN)) return { scheme };
  return { scheme: GTIN, otherwise: scheme.slice(GTIN.length + 1) };
}
