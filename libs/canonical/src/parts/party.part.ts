import type { Static } from 'typebox';
import { Country, IsoDateTime, list, object, optional, Text } from './values.part.js';

/** An identifier of a party or a location: GLN, DUNS, DUNS4, SCAC, VAT, TAX, BUYER_ASSIGNED, SELLER_ASSIGNED, or the qualifier sent. */
export const PartyId = object({ scheme: Text, value: Text });
export type PartyId = Static<typeof PartyId>;

export const Address = object({
  lines: list(Text),
  city: optional(Text),
  region: optional(Text),
  postalCode: optional(Text),
  country: optional(Country),
});
export type Address = Static<typeof Address>;

export const Contact = object({
  name: optional(Text),
  role: optional(Text),
  phone: optional(Text),
  fax: optional(Text),
  email: optional(Text),
});
export type Contact = Static<typeof Contact>;

/** A reference: the standard's qualifier as sent (REF01, RFF 1153) and the number. */
export const Reference = object({
  type: Text,
  value: Text,
  lineNumber: optional(Text),
  description: optional(Text),
  date: optional(IsoDateTime),
});
export type Reference = Static<typeof Reference>;

export const PARTY_FIELDS = {
  ids: list(PartyId),
  name: optional(Text),
  address: optional(Address),
  contacts: optional(list(Contact)),
  references: optional(list(Reference)),
};

export const Party = object(PARTY_FIELDS);
export type Party = Static<typeof Party>;

/** A party that has no field of its own in the document; `role` as sent (N101, NAD 3035). */
export const RoleParty = object({ role: Text, ...PARTY_FIELDS });
export type RoleParty = Static<typeof RoleParty>;

/** An account at a bank: who holds it for this payment, and how bank and account are named. */
export const BankAccount = object({
  role: optional(Text),
  bankScheme: optional(Text),
  bank: optional(Text),
  accountScheme: optional(Text),
  account: optional(Text),
  holder: optional(Text),
});
export type BankAccount = Static<typeof BankAccount>;
