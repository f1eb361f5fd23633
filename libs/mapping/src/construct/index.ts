import type { ListConstruct, ValueConstruct } from '../compile/construct.js';
import { all } from './all.construct.js';
import { constant } from './constant.construct.js';
import { date } from './date.construct.js';
import { decimal } from './decimal.construct.js';
import { each, pairs } from './each.construct.js';
import { fields } from './fields.construct.js';
import { envelope } from './envelope.construct.js';
import { first } from './first.construct.js';
import { from } from './from.construct.js';
import { identifier } from './identifier.construct.js';
import { integer } from './integer.construct.js';
import { itemNumber, itemType } from './item.construct.js';
import { join } from './join.construct.js';
import { jsonata } from './jsonata.construct.js';
import { lookup } from './lookup.construct.js';
import { option } from './option.construct.js';
import { ordinal } from './ordinal.construct.js';
import { pair } from './pair.construct.js';
import { split } from './split.construct.js';
import { sscc } from './sscc.construct.js';
import { count, sum } from './sum.construct.js';

/** The constructs that make one value, by the key that names them. */
export const VALUE_CONSTRUCTS: Readonly<Record<string, ValueConstruct>> = {
  from,
  fields,
  date,
  decimal,
  integer,
  value: constant,
  first,
  join,
  split,
  sum,
  count,
  ordinal,
  identifier,
  'item-number': itemNumber,
  'item-type': itemType,
  sscc,
  pair,
  lookup,
  option,
  envelope,
  jsonata,
};

/** The constructs that make a list. */
export const LIST_CONSTRUCTS: Readonly<Record<string, ListConstruct>> = { each, pairs, all };
