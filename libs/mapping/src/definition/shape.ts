import { DOCUMENT_SCHEMAS } from '@app/canonical';

/** The part of JSON Schema that our document schemas use. */
export interface Shape {
  readonly type?: string;
  readonly description?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
}

export function documentShape(type: keyof typeof DOCUMENT_SCHEMAS): Shape {
  return DOCUMENT_SCHEMAS[type] as unknown as Shape;
}

/** What a field of the document takes. */
export type Taste = 'object' | 'list' | 'integer' | 'boolean' | 'decimal' | 'date' | 'date-time' | 'text';

export function tasteOf(shape: Shape): Taste {
  if (shape.type === 'object') return 'object';
  if (shape.type === 'array') return 'list';
  if (shape.type === 'integer') return 'integer';
  if (shape.type === 'boolean') return 'boolean';
  if (shape.pattern?.startsWith('^-?(0|') === true) return 'decimal';
  if (shape.pattern?.startsWith('^[0-9]{4}-') === true) return shape.pattern.includes('T') ? 'date-time' : 'date';
  return 'text';
}

/** How messages name what a field takes, and how to write it. */
export const TASTE_NAMES = {
  object: 'an object',
  list: 'a list',
  integer: 'a whole number',
  boolean: 'true or false',
  decimal: 'a decimal number',
  date: 'a date',
  'date-time': 'a date or a date with a time',
  text: 'text',
} as const;

export const TASTE_REMEDIES = {
  object: 'Write "from:" with "fields:" or "use:".',
  list: 'Write "each:", "pairs:" or "all:".',
  integer: 'Write it like "integer: CTT.01".',
  boolean: 'Write it like "value: \'true\'".',
  decimal: 'Write it like "decimal: PO1.02".',
  date: 'Write it like "date: BEG.05".',
  'date-time': 'Write it like "date: DTM.02", with "time: DTM.03" where a time is sent.',
  text: 'Write a path, or "from:" with "codes:".',
} as const;
