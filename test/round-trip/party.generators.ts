import fc from 'fast-check';
import { fields, maybe, name, number, some, words } from './value.generators.js';

/** What a standard has room for in a party. */
export interface PartyRoom {
  readonly schemes: readonly string[];
  readonly lines: number;
  readonly reference: fc.Arbitrary<object>;
}

/** A party with one number, as N1 and NAD have it, an address, and whom to ask. */
export function partyIn({ schemes, lines, reference }: PartyRoom): fc.Arbitrary<object> {
  const contact = fields({
    role: fc.constantFrom('IC', 'SR'),
    name: maybe(words.filter((text) => text.length <= 35)),
    phone: maybe(number),
    fax: maybe(number),
    email: maybe(name.map((text) => `${text}@HARBOR.EXAMPLE`)),
  });
  const address = fields({
    lines: fc.array(
      words.filter((text) => text.length <= 35),
      { minLength: 1, maxLength: lines },
    ),
    city: maybe(words.filter((text) => text.length <= 30)),
    region: maybe(fc.constantFrom('TN', 'OH')),
    postalCode: maybe(number.filter((text) => text.length <= 9)),
    country: maybe(fc.constantFrom('US', 'DE')),
  });
  return fields({
    ids: fc.array(fc.record({ scheme: fc.constantFrom(...schemes), value: number }), { maxLength: 1 }),
    name: words,
    address: maybe(address),
    contacts: some(contact),
    references: some(reference),
  });
}
