/** The first and the last moment of a date, or of the period that a format can name. ISO 8601. */
export interface DateSpan {
  readonly start: string;
  /** Undefined for a date; a period has one. */
  readonly end?: string;
}

/**
 * Layouts of dates by EDIFACT data element 2379, as far as they say a day. C century, Y year, M month, D day, W week,
 * H hour, m minute, S second, Z a time zone of three characters; "-" parts the two ends of a period.
 */
export const DATE_LAYOUTS: Readonly<Record<string, string>> = {
  '2': 'DDMMYY',
  '101': 'YYMMDD',
  '102': 'CCYYMMDD',
  '201': 'YYMMDDHHmm',
  '202': 'YYMMDDHHmmSS',
  '203': 'CCYYMMDDHHmm',
  '204': 'CCYYMMDDHHmmSS',
  '301': 'YYMMDDHHmmZZZ',
  '303': 'CCYYMMDDHHmmZZZ',
  '304': 'CCYYMMDDHHmmSSZZZ',
  '602': 'CCYY',
  '610': 'CCYYMM',
  '616': 'CCYYWW',
  '717': 'YYMMDD-YYMMDD',
  '718': 'CCYYMMDD-CCYYMMDD',
  '719': 'CCYYMMDDHHmm-CCYYMMDDHHmm',
};

const LAYOUT_BY_LENGTH: Readonly<Record<number, string>> = {
  6: 'YYMMDD',
  8: 'CCYYMMDD',
  12: 'CCYYMMDDHHmm',
  14: 'CCYYMMDDHHmmSS',
};

/** Days that were read lately: messages repeat them in every line. */
const days = new Map<string, DateSpan>();
const MOST_DAYS = 4096;
const DAY_LAYOUT = 'CCYYMMDD';

/** Reads a date by its layout; where none is given by its length, or as ISO 8601. Undefined when it is none. */
export function readDate(
  sent: string,
  layout: string | undefined = LAYOUT_BY_LENGTH[sent.length],
): DateSpan | undefined {
  if (layout !== DAY_LAYOUT) return readSpan(sent, layout);
  const known = days.get(sent);
  if (known !== undefined) return known;
  const read = readSpan(sent, layout);
  if (read === undefined) return undefined;
  if (days.size >= MOST_DAYS) days.clear();
  days.set(sent, read);
  return read;
}

function readSpan(sent: string, layout: string | undefined): DateSpan | undefined {
  if (layout === undefined) return readIso(sent);
  const [first = '', second] = layout.split('-');
  if (second === undefined) return readMoment(sent, first);
  const text = sent.replace('-', '');
  const start = readMoment(text.slice(0, first.length), first);
  const end = readMoment(text.slice(first.length), second);
  return start === undefined || end === undefined ? undefined : { start: start.start, end: end.start };
}

/** ISO 8601 as XML writes it; of a day alone the time zone says nothing. Offsets without a colon are read too. */
function readIso(sent: string): DateSpan | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?(Z|[+-]\d{2}:?\d{2})?$/.exec(sent);
  if (parts === null) return undefined;
  const [, year = '', month = '', day = '', time, zone = ''] = parts;
  if (!isDay(Number(year), Number(month), Number(day))) return undefined;
  const date = `${year}-${month}-${day}`;
  if (time === undefined) return { start: date };
  if (!/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?/.test(time)) return undefined;
  return { start: `${date}T${time}${zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}` };
}

/** X12 TM: HHMM, HHMMSS, and tenths or hundredths of a second, which are left out when they are zero. */
export function readTime(sent: string): string | undefined {
  const parts = /^([01]\d|2[0-3])([0-5]\d)([0-5]\d)?(\d{1,2})?$/.exec(sent);
  if (parts === null) return undefined;
  const [, hour = '', minute = '', second, fraction] = parts;
  if (second === undefined) return fraction === undefined ? `${hour}:${minute}` : undefined;
  const whole = `${hour}:${minute}:${second}`;
  return fraction === undefined || /^0+$/.test(fraction) ? whole : `${whole}.${fraction}`;
}

function readMoment(text: string, layout: string): DateSpan | undefined {
  if (text.length !== layout.length) return undefined;
  const part = (mark: string): string | undefined => {
    const from = layout.indexOf(mark);
    return from === -1 ? undefined : text.slice(from, layout.lastIndexOf(mark) + 1);
  };
  const zone = part('Z');
  if (!/^\d+$/.test(zone === undefined ? text : text.slice(0, -3))) return undefined;
  const year = `${part('C') ?? century(part('Y') ?? '')}${part('Y') ?? ''}`;
  const week = part('W');
  if (week !== undefined) return isoWeek(Number(year), Number(week));
  const month = part('M');
  const day = part('D');
  if (month === undefined) return { start: `${year}-01-01`, end: `${year}-12-31` };
  if (day === undefined) return wholeMonth(year, month);
  if (!isDay(Number(year), Number(month), Number(day))) return undefined;
  const date = `${year}-${month}-${day}`;
  const time = part('H') === undefined ? undefined : readTime(`${part('H')}${part('m')}${part('S') ?? ''}`);
  if (part('H') !== undefined && time === undefined) return undefined;
  return { start: time === undefined ? date : `${date}T${time}${zoneOffset(zone)}` };
}

/** Two-digit years below 70 are of this century. */
const century = (year: string): string => (Number(year) < 70 ? '20' : '19');

/** Only UTC says its offset; the letters of other zones stand for several. */
const zoneOffset = (zone: string | undefined): string => (zone === 'UTC' || zone === 'GMT' ? 'Z' : '');

function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function wholeMonth(year: string, month: string): DateSpan | undefined {
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  return { start: `${year}-${month}-01`, end: `${year}-${month}-${daysIn(Number(year), Number(month))}` };
}

/** Monday to Sunday of an ISO 8601 week: week 1 holds January 4th. */
function isoWeek(year: number, week: number): DateSpan | undefined {
  if (week < 1 || week > 53) return undefined;
  const fourth = Date.UTC(year, 0, 4);
  const monday = fourth + ((week - 1) * 7 - ((new Date(fourth).getUTCDay() + 6) % 7)) * DAY;
  const day = (time: number): string => new Date(time).toISOString().slice(0, 10);
  return { start: day(monday), end: day(monday + 6 * DAY) };
}

const DAY = 86_400_000;
