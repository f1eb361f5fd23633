import { defineFailures } from '../failure-table.js';
import { anyStandardRows } from './parse/any-standard.rows.js';
import { edifactRows } from './parse/edifact.rows.js';
import { transmissionRows } from './parse/transmission.rows.js';
import { x12Rows } from './parse/x12.rows.js';
import { xmlRows } from './parse/xml.rows.js';

/** CD-1xxx: what the bytes and their envelopes do wrong. */
export const parseFailures = defineFailures('parse', {
  ...transmissionRows,
  ...x12Rows,
  ...edifactRows,
  ...anyStandardRows,
  ...xmlRows,
});
