import type { ItemId } from '@app/canonical';
import { toGtin14 } from '@app/canonical';
import type { ValueConstruct } from '../compile/construct.js';
import type { CodeTable } from '../codes/code-table.js';
import { translate } from '../codes/translate.js';
import type { FieldPlace, Run } from '../engine/run.js';
import type { Frame } from '../engine/frame.js';
import type { ValuePlace } from '../path/source.js';
import { reading } from './reading.js';

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
    const readNumber = reading(number, field);
    const readType = reading(type, field);
    return (frame, run) =>
      readNumber(frame, run, (sent, segment) => {
        const scheme = readType(frame, run, (code, at) =>
          schemeOf(code, table, field, frame, run, type.place(at, frame)),
        );
        const place = number.place(segment, frame);
        return itemId(typeof scheme === 'string' ? scheme : NO_TYPE, sent, field, frame, run, place);
      });
  },
};

function schemeOf(
  code: string,
  table: CodeTable,
  field: FieldPlace,
  frame: Frame,
  run: Run,
  place: ValuePlace,
): string | undefined {
  return table.codes.get(code) ?? translate(code, table, field, frame, run, place);
}

function itemId(scheme: string, sent: string, field: FieldPlace, frame: Frame, run: Run, place: ValuePlace): ItemId {
  const [wanted = scheme, otherwise] = scheme.split('|');
  if (wanted !== 'GTIN') return { scheme: wanted, value: sent };
  const gtin = toGtin14(sent);
  if (gtin !== undefined)
    return gtin === sent ? { scheme: 'GTIN', value: gtin } : { scheme: 'GTIN', value: gtin, sent };
  run.raise('itemCheckDigit', field, frame, place, { with: { text: sent }, value: sent });
  return { scheme: otherwise ?? 'EAN', value: sent };
}
