import { hasCheckDigit, ssccDigits } from '@app/canonical';
import type { ValueConstruct } from '../compile/construct.js';
import { reading } from './reading.js';

/** `sscc: PATH`: the 18 digits of a serial shipping container code; a wrong check digit is a warning. */
export const sscc: ValueConstruct = {
  beside: [],
  makes: ['text'],
  compile(construct, site, compiler) {
    const source = compiler.source(compiler.inner(site, 'sscc', construct.sscc ?? ''));
    if (source === undefined) return undefined;
    const field = compiler.place(site);
    return reading(source, (text, frame, run) => {
      const digits = ssccDigits(text);
      if (digits !== undefined && hasCheckDigit(digits)) return digits;
      const name = digits === undefined ? 'ssccForm' : 'ssccCheckDigit';
      run.raise(name, field, frame, source.places(frame, run)[0], { with: { text }, value: text });
      return digits;
    });
  },
};
