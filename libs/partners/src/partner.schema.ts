import type { Static } from 'typebox';
import { Type } from 'typebox';

const closed = { additionalProperties: false };
const Text = Type.String({ minLength: 1, description: 'a text' });
const oneOf = <const T extends readonly string[]>(...values: T) =>
  Type.Unsafe<T[number]>(
    Type.Union(
      values.map((value) => Type.Literal(value)),
      { description: values.map((value) => `"${value}"`).join(' or ') },
    ),
  );

/** The labels of character sets, as the WHATWG standard has them; `ascii` is what no accent belongs to. */
const CHARSETS = [
  'utf-8',
  'ascii',
  'windows-1252',
  'iso-8859-1',
  'iso-8859-2',
  'iso-8859-3',
  'iso-8859-4',
  'iso-8859-5',
  'iso-8859-6',
  'iso-8859-7',
  'iso-8859-8',
  'iso-8859-9',
  'iso-8859-10',
  'iso-8859-11',
  'iso-8859-13',
  'iso-8859-14',
  'iso-8859-15',
  'iso-8859-16',
] as const;

const X12Identity = Type.Object(
  {
    qualifier: Type.String({ pattern: '^[A-Z0-9]{2}$', description: 'ISA05, two characters such as "ZZ"' }),
    id: Type.String({ minLength: 1, maxLength: 15, description: 'ISA06 without its padding' }),
    group: Type.Optional(Type.String({ minLength: 1, maxLength: 15, description: 'GS02' })),
  },
  closed,
);

const EdifactIdentity = Type.Object(
  {
    id: Type.String({ minLength: 1, maxLength: 35, description: '0004, such as "4012345000009"' }),
    qualifier: Type.Optional(Type.String({ maxLength: 4, description: '0007, such as "14"' })),
  },
  closed,
);

const XmlIdentity = Type.Object(
  {
    id: Type.String({ minLength: 1, maxLength: 80, description: 'as the document names them, such as "DE1234"' }),
    qualifier: Type.Optional(
      Type.String({
        maxLength: 40,
        description: 'the scheme of it: UBL schemeID, cXML domain, "IBAN", "BIC", SAP "KU"',
      }),
    ),
  },
  closed,
);

const Identities = Type.Object(
  {
    x12: Type.Optional(Type.Array(X12Identity)),
    edifact: Type.Optional(Type.Array(EdifactIdentity)),
    xml: Type.Optional(Type.Array(XmlIdentity)),
  },
  { ...closed, description: 'how envelopes name them: x12, edifact and xml' },
);

/** Who we are: `partners/company.yaml`. */
export const CompanySchema = Type.Object(
  {
    name: Text,
    identities: Identities,
    gln: Type.Optional(Type.String({ pattern: '^\\d{13}$', description: '13 digits' })),
    duns: Type.Optional(Type.String({ pattern: '^\\d{9}$', description: '9 digits' })),
    taxIds: Type.Optional(Type.Array(Text)),
  },
  { ...closed, title: 'Crossdock company' },
);

const Acknowledgment = Type.Object(
  {
    type: Type.Optional(oneOf('auto', '997', '999', 'CONTRL', 'none')),
    acceptedSets: Type.Optional(Type.Boolean({ description: 'true or false: whether accepted sets are named too' })),
    ta1: Type.Optional(oneOf('on-error', 'on-request', 'always', 'never')),
    contrl: Type.Optional(oneOf('always', 'on-error', 'received')),
    duplicate: Type.Optional(oneOf('again', 'reject')),
  },
  closed,
);

const Account = Type.Object(
  {
    name: Type.Optional(Text),
    ids: Type.Optional(
      Type.Record(Type.String(), Type.Array(Text, { minItems: 1 }), { description: 'lists of ids, by their scheme' }),
    ),
  },
  closed,
);

const Agreement = Type.Object(
  {
    message: Type.String({
      pattern: '^(\\d{3}|[A-Za-z][A-Za-z0-9.]*)$',
      description: 'ST01 such as "850", 0065 such as "ORDERS", or a document such as "Order" or "camt.054.001.08"',
    }),
    direction: Type.Optional(oneOf('in', 'out')),
    version: Type.Optional(Type.String({ minLength: 1, description: 'a version such as "004010" or "D.96A"' })),
    usage: Type.Optional(oneOf('test', 'live', 'any')),
    guide: Type.Optional(Type.String({ minLength: 1, description: 'a guide such as "x12/004010/850"' })),
    map: Type.Optional(Type.String({ minLength: 1, description: 'a map such as "x12/004010/850/order"' })),
    acknowledgment: Type.Optional(Acknowledgment),
    onGuideError: Type.Optional(oneOf('reject', 'accept-with-errors')),
    allOrNothing: Type.Optional(oneOf('none', 'group', 'interchange')),
    duplicateWindowDays: Type.Optional(Type.Integer({ minimum: 1, description: 'days' })),
    charset: Type.Optional(oneOf(...CHARSETS)),
    repetition: Type.Optional(oneOf('none')),
    maxTransactionBytes: Type.Optional(Type.Integer({ minimum: 1, description: 'a number of bytes, 1 or more' })),
    currency: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217, such as "EUR"' })),
    unit: Type.Optional(Text),
    account: Type.Optional(Text),
    accounts: Type.Optional(Type.Array(Text, { minItems: 1 })),
    publishTest: Type.Optional(Type.Boolean({ description: 'true or false' })),
    deadlineHours: Type.Optional(Type.Integer({ minimum: 1, description: 'hours' })),
    options: Type.Optional(Type.Record(Type.String(), Text, { description: 'options of the map, by name' })),
  },
  closed,
);

/** Whom we exchange EDI with: `partners/<partner>/partner.yaml`. */
export const PartnerSchema = Type.Object(
  {
    name: Text,
    identities: Identities,
    accounts: Type.Optional(Type.Record(Type.String({ pattern: '^[A-Z0-9][A-Z0-9_.-]*$' }), Account)),
    acknowledgment: Type.Optional(Acknowledgment),
    agreements: Type.Array(Agreement),
  },
  { ...closed, title: 'Crossdock partner' },
);

export type CompanyFile = Static<typeof CompanySchema>;
export type PartnerFile = Static<typeof PartnerSchema>;
export type AgreementFile = Static<typeof Agreement>;
export type AcknowledgmentFile = Static<typeof Acknowledgment>;
