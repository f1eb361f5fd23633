import Type from 'typebox';
import type { TObject, TProperties, TSchema } from 'typebox';

/** An object that holds the given fields and no other. */
export function object<Fields extends TProperties>(fields: Fields, description?: string): TObject<Fields> {
  return Type.Object(fields, { additionalProperties: false, ...(description === undefined ? {} : { description }) });
}

/** A field that is absent where nothing was sent. */
export const optional = Type.Optional;
export const list = <Item extends TSchema>(item: Item): Type.TArray<Item> => Type.Array(item);

/** Text as sent; never empty, since an empty element is an absent one. */
export const Text = Type.String({ minLength: 1 });
/** A decimal number as text, at the sent scale: "9.250". No exponent, no plus, no superfluous leading zero. */
export const Decimal = Type.String({
  pattern: '^-?(0|[1-9][0-9]*)(\\.[0-9]+)?$',
  description: 'A decimal number as text, at the sent scale',
});
/** ISO 8601 calendar date. */
export const IsoDate = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', description: 'ISO 8601 date' });
/** ISO 8601 date, with a time where one was sent and an offset only where one was sent. */
export const IsoDateTime = Type.String({
  pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})?)?$',
  description: 'ISO 8601 date, or date and time; an offset only where one was sent',
});
export const Currency = Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217 currency code' });
export const Country = Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2 country code' });
/** Our count of things: 1..n. */
export const Position = Type.Integer({ minimum: 1 });
export const Count = Type.Integer({ minimum: 0 });
/** Value and unit: a weight, a volume. */
export const Measure = object({ value: Decimal, unit: optional(Text), unitSent: optional(Text) });
