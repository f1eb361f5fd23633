import type { ValueRule } from '@app/guide';
import { readDecimal } from '../../format/number.format.js';
import type { Formatted } from '../element.format.js';
import { writeDay, writeTime } from '../written-date.js';

const ISO_TIME = /^\d{4}-\d{2}-\d{2}T(\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/;

/**
 * Writes a text as the guide says of an element or attribute: dates and times of ISO 8601 as the type asks for, decimals
 * as they are (of SAP with the minus behind), anything else as it stands. Nothing is rounded and nothing is cut.
 */
export function formatValue(text: string, { type, max }: Pick<ValueRule, 'type' | 'max'>): Formatted {
  const written = writtenAs(text, type);
  if (typeof written !== 'string') return written;
  return written.length > max ? { name: 'tooLong', with: { text, length: written.length, max } } : written;
}

function writtenAs(text: string, type: ValueRule['type']): Formatted {
  switch (type) {
    case 'text':
    case 'boolean':
      return text;
    case 'decimal':
      return readDecimal(text) ?? { name: 'notANumber', with: { text } };
    case 'sap-decimal':
      return readDecimal(text)?.replace(/^-(.+)$/, '$1-') ?? { name: 'notANumber', with: { text } };
    case 'integer':
      return /^-?\d+$/.test(text) ? text : { name: 'notANumber', with: { text } };
    case 'date':
      return writeDay(text, 8) === undefined ? notADate(text, 'CCYY-MM-DD') : text.slice(0, 10);
    case 'basic-date':
      return writeDay(text, 8) ?? notADate(text, 'CCYYMMDD');
    case 'time':
      return timeOf(text) ?? notADate(text, 'HH:MM:SS');
    case 'basic-time':
      return basicTimeOf(text) ?? notADate(text, 'HHMMSS');
    case 'date-time':
      return dateTimeOf(text) ?? notADate(text, 'CCYY-MM-DDTHH:MM:SS');
  }
}

function notADate(text: string, layout: string): Formatted {
  return { name: 'notADate', with: { text, layout } };
}

function basicTimeOf(text: string): string | undefined {
  const time = writeTime(text, 6);
  return time === '' ? '' : time?.padEnd(6, '0');
}

/** XML Schema asks for seconds; "" of a date without a time. */
function timeOf(text: string): string | undefined {
  if (writeDay(text, 8) === undefined) return /^\d{2}:\d{2}:\d{2}/.test(text) ? text : undefined;
  const [, minutes, seconds = ':00', zone = ''] = ISO_TIME.exec(text) ?? [];
  return minutes === undefined ? '' : minutes + seconds + zone;
}

function dateTimeOf(text: string): string | undefined {
  const time = timeOf(text);
  if (time === undefined || writeDay(text, 8) === undefined) return undefined;
  return time === '' ? text : `${text.slice(0, 10)}T${time}`;
}
