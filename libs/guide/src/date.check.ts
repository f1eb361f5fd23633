import { isDigit, numberIn } from './digits.js';

/** CCYYMMDD or YYMMDD that the calendar has, in a part of a text in bytes. Of a year of two digits, 00 counts as 2000. */
export function isCalendarDate(bytes: Uint8Array, from: number, to: number): boolean {
  const years = to - from - 4;
  if (years !== 4 && years !== 2) return false;
  const year = numberIn(bytes, from, from + years);
  const month = numberIn(bytes, from + years, to - 2);
  const day = numberIn(bytes, to - 2, to);
  return year >= 0 && day >= 0 && isDay(years === 4 ? year : 2000 + year, month, day);
}

/** HHMM, HHMMSS, or HHMMSS with tenths or hundredths, in a part of a text in bytes. */
export function isTimeOfDay(bytes: Uint8Array, from: number, to: number): boolean {
  const length = to - from;
  if (length < 4 || length === 5) return false;
  const hour = numberIn(bytes, from, from + 2);
  const minute = numberIn(bytes, from + 2, from + 4);
  const second = length === 4 ? 0 : numberIn(bytes, from + 4, from + 6);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return false;
  for (let at = from + 6; at < to; at++) if (!isDigit(bytes[at])) return false;
  return true;
}

/** Whether a date is one that the calendar has. */
export function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= (month === 2 ? (leap ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31);
}
