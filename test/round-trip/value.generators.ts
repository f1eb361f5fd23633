import fc from 'fast-check';

/** Fields of which some are absent: what is undefined is left out. */
export function fields<T extends object>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record(model).map((made) => withoutAbsent(made) as T);
}

function withoutAbsent(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined));
}

export function maybe<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(value, { nil: undefined });
}

/** An optional list is absent where it is empty. */
export function some<T>(item: fc.Arbitrary<T>, maxLength = 2): fc.Arbitrary<T[] | undefined> {
  return maybe(fc.array(item, { minLength: 1, maxLength }));
}

/** Letters and digits, with what every standard has to release or to avoid, but for delimiters of X12. */
export const name = fc.stringMatching(/^[A-Z0-9][A-Z0-9'+:?.-]{0,8}[A-Z0-9]$/);
export const words = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
export const number = fc.stringMatching(/^[1-9][0-9]{3,9}$/);

/** With its scale: "9.250" stays "9.250". */
export const decimal = fc
  .tuple(fc.integer({ min: 0, max: 99_999 }), fc.constantFrom('', '.5', '.25', '.250', '.00'))
  .map(([whole, fraction]) => `${whole}${fraction}`);

/** With the two places that elements of type N2 imply. */
export const amount = fc
  .tuple(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 99 }))
  .map(([whole, cents]) => `${whole}.${String(cents).padStart(2, '0')}`);

export const day = fc
  .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2030-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
export const minute = fc
  .tuple(day, fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([date, hour, min]) => `${date}T${String(hour).padStart(2, '0')}:${String(min).padStart(2, '0')}`);
export const dayOrMinute = fc.oneof(day, minute);
export const unit = fc.constantFrom('EA', 'XCS', 'KGM', 'DZN');

/** Digits and the check digit behind them (GS1 General Specifications, 7.9). */
export function checked(length: number): fc.Arbitrary<string> {
  return fc.stringMatching(new RegExp(`^[1-9][0-9]{${length - 2}}$`)).map((digits) => {
    const sum = [...digits].reverse().reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 3 : 1), 0);
    return `${digits}${(10 - (sum % 10)) % 10}`;
  });
}

const gtin = fc
  .oneof(checked(12), checked(13), checked(14))
  .map((value) => ({ scheme: 'GTIN', value: value.padStart(14, '0') }));
const ours = fc.record({ scheme: fc.constantFrom('BUYER', 'SELLER', 'MANUFACTURER'), value: name });
/** A GTIN, and numbers that the parties gave. */
export const identifiers = fc
  .tuple(gtin, fc.uniqueArray(ours, { maxLength: 2, selector: ({ scheme }) => scheme }))
  .map(([first, rest]) => [first, ...rest]);
