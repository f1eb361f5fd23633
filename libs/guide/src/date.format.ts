import { isDay } from './date.check.js';
import { numberIn } from './digits.js';

/** Patterns of EDIFACT 2379 (numbers) and X12 1250 (letters). C century, Y year, M month, D day, W week, H hour, N minute, S second, J day of the year, Z zone. */
const PATTERNS: Readonly<Record<string, string>> = {
  '2': 'DDMMYY', '3': 'MMDDYY', '101': 'YYMMDD', '102': 'CCYYMMDD', '103': 'YYWWD', '105': 'YYJJJ', '106': 'MMDD',
  '107': 'JJJ', '108': 'WW', '109': 'MM', '110': 'DD', '201': 'YYMMDDHHNN', '202': 'YYMMDDHHNNSS', '203': 'CCYYMMDDHHNN',
  '204': 'CCYYMMDDHHNNSS', '301': 'YYMMDDHHNNZZZ', '302': 'YYMMDDHHNNSSZZZ', '303': 'CCYYMMDDHHNNZZZ',
  '304': 'CCYYMMDDHHNNSSZZZ', '401': 'HHNN', '402': 'HHNNSS', '501': 'HHNNHHNN', '502': 'HHNNSS-HHNNSS', '602': 'CCYY',
  '609': 'YYMM', '610': 'CCYYMM', '615': 'YYWW', '616': 'CCYYWW', '713': 'YYMMDDHHNN-YYMMDDHHNN', '715': 'YYWW-YYWW',
  '716': 'CCYYWW-CCYYWW', '717': 'YYMMDD-YYMMDD', '718': 'CCYYMMDD-CCYYMMDD', '719': 'CCYYMMDDHHNN-CCYYMMDDHHNN',
  D6: 'YYMMDD', D8: 'CCYYMMDD', RD6: 'YYMMDD-YYMMDD', RD8: 'CCYYMMDD-CCYYMMDD', TM: 'HHNN', TS: 'HHNNSS',
  DT: 'CCYYMMDDHHNN', RTS: 'CCYYMMDDHHNNSS', CM: 'CCYYMM', CY: 'CCYY', MD: 'MMDD', YM: 'YYMM',
}; // prettier-ignore

/** Where the parts of a date or time stand in its text; -1 where the format has no such part. */
interface Layout {
  readonly length: number;
  /** How many digits it begins with. */
  readonly digits: number;
  readonly century: number;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly week: number;
  readonly dayOfYear: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const HYPHEN = 0x2d;

/** A period has the layouts of its two ends. */
type Format = readonly [Layout] | readonly [Layout, Layout];

const FORMATS = new Map<number, Format>(
  Object.entries(PATTERNS).map(([code, pattern]) => {
    const [first = '', second] = pattern.split('-');
    const format: Format = second === undefined ? [layoutOf(first)] : [layoutOf(first), layoutOf(second)];
    return [keyOfFormat(code), format];
  }),
);

/** Whether a value is a date, time or period as its format says. A format that is not listed is taken as sound. */
export function fitsFormat(value: string, format: string): boolean {
  return fitsFormatIn(Buffer.from(value, 'latin1'), 0, value.length, keyOfFormat(format));
}

/** {@link fitsFormat} of a part of some bytes, its format by {@link formatKey}: nothing is allocated. */
export function fitsFormatIn(bytes: Uint8Array, from: number, to: number, key: number): boolean {
  const format = FORMATS.get(key);
  if (format === undefined) return true;
  const [first, second] = format;
  if (second === undefined) return fits(bytes, from, to, first);
  const hyphen = bytes.indexOf(HYPHEN, from);
  const isSplit = hyphen >= 0 && hyphen < to;
  const middle = isSplit ? hyphen : from + ((to - from) >> 1);
  return fits(bytes, from, middle, first) && fits(bytes, isSplit ? middle + 1 : middle, to, second);
}

function fits(bytes: Uint8Array, from: number, to: number, layout: Layout): boolean {
  if (to - from !== layout.length || numberIn(bytes, from, from + layout.digits) < 0) return false;
  const { century, year, month, day, week, dayOfYear, hour, minute, second } = layout;
  const part = (start: number, length: number, absent: number): number =>
    start < 0 ? absent : numberIn(bytes, from + start, from + start + length);
  const years = century < 0 ? 2000 + part(year, 2, 0) : part(century, 4, 0);
  const weeks = part(week, 2, 1);
  const days = part(dayOfYear, 3, 1);
  return (
    isDay(years, part(month, 2, 1), part(day, 2, 1)) &&
    weeks >= 1 &&
    weeks <= 53 &&
    days >= 1 &&
    days <= 366 &&
    part(hour, 2, 0) <= 24 &&
    part(minute, 2, 0) <= 59 &&
    part(second, 2, 0) <= 59
  );
}

function layoutOf(pattern: string): Layout {
  return {
    length: pattern.length,
    digits: pattern.replaceAll('Z', '').length,
    century: pattern.indexOf('CCYY'),
    year: pattern.indexOf('YY'),
    month: pattern.indexOf('MM'),
    day: pattern.indexOf('DD'),
    week: pattern.indexOf('WW'),
    dayOfYear: pattern.indexOf('JJJ'),
    hour: pattern.indexOf('HH'),
    minute: pattern.indexOf('NN'),
    second: pattern.indexOf('SS'),
  };
}

/** The up to four characters of a format code as one number; 0 for a longer one. */
export function formatKey(bytes: Uint8Array, from: number, to: number): number {
  if (to - from > 4) return 0;
  let key = 0;
  for (let at = from; at < to; at++) key = (key << 8) | (bytes[at] ?? 0);
  return key;
}

function keyOfFormat(format: string): number {
  return formatKey(Buffer.from(format, 'latin1'), 0, format.length);
}
