/** What an ISO 8601 date or time holds; parts that it does not say are absent. */
interface Moment {
  readonly day: string;
  readonly time: string | undefined;
  readonly seconds: string;
  readonly utc: boolean;
}

const ISO = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/** Layouts of EDIFACT 2379 that are written; a hyphen stands between the ends of a period. */
const LAYOUTS: Readonly<Record<string, string>> = {
  '101': 'YYMMDD', '102': 'CCYYMMDD', '203': 'CCYYMMDDHHNN', '204': 'CCYYMMDDHHNNSS', '303': 'CCYYMMDDHHNNZZZ',
  '304': 'CCYYMMDDHHNNSSZZZ', '401': 'HHNN', '602': 'CCYY', '610': 'CCYYMM', '718': 'CCYYMMDD-CCYYMMDD',
  '719': 'CCYYMMDDHHNN-CCYYMMDDHHNN', D8: 'CCYYMMDD', RD8: 'CCYYMMDD-CCYYMMDD', DT: 'CCYYMMDDHHNN',
}; // prettier-ignore

/** The code of 2379 that says all of a date: 102 of a day, 203 and 204 of a time, 303 and 304 in UTC, 718 of a period. */
export function formatCodeOf(iso: string): string {
  if (iso.includes('/')) return iso.includes('T') ? '719' : '718';
  const moment = momentOf(iso);
  if (moment?.time === undefined) return '102';
  if (moment.utc) return moment.seconds === '' ? '303' : '304';
  return moment.seconds === '' ? '203' : '204';
}

/** A date by a code of 2379 (or 1250). Undefined where it cannot be written so. A local time loses its offset. */
export function writeFormatted(iso: string, code: string): string | undefined {
  const layout = LAYOUTS[code];
  if (layout === undefined) return undefined;
  const [first = '', second] = layout.split('-');
  if (second === undefined) return written(iso, first);
  const [start = '', end = ''] = iso.split('/');
  const ends = [written(start, first), written(end, second)];
  return ends.includes(undefined) ? undefined : ends.join('-');
}

export function layoutOf(code: string): string {
  return LAYOUTS[code] ?? code;
}

/** X12 DT: CCYYMMDD, or YYMMDD where the element has six digits. */
export function writeDay(iso: string, length: number): string | undefined {
  return written(iso, length >= 8 ? 'CCYYMMDD' : 'YYMMDD');
}

/** X12 TM: HHMM, with the seconds where there are some and room for them. Undefined for what is no date; "" without a time. */
export function writeTime(iso: string, length: number): string | undefined {
  const moment = momentOf(iso);
  if (moment === undefined) return /^([01]\d|2[0-3])[0-5]\d([0-5]\d)?$/.test(iso) ? iso : undefined;
  if (moment.time === undefined) return '';
  return moment.time.replace(':', '') + (length >= 6 ? moment.seconds : '');
}

function written(iso: string, layout: string): string | undefined {
  const moment = momentOf(iso);
  if (moment === undefined) return undefined;
  const { day, time, seconds, utc } = moment;
  if (layout.includes('HH') && time === undefined) return undefined;
  if (layout.includes('ZZZ') && !utc) return undefined;
  const [hour = '', minute = ''] = time?.split(':') ?? [];
  return layout
    .replace('CCYY', day.slice(0, 4))
    .replace('YY', day.slice(2, 4))
    .replace('MM', day.slice(5, 7))
    .replace('DD', day.slice(8, 10))
    .replace('HH', hour)
    .replace('NN', minute)
    .replace('SS', seconds === '' ? '00' : seconds)
    .replace('ZZZ', 'UTC');
}

function momentOf(iso: string): Moment | undefined {
  const parts = ISO.exec(iso);
  if (parts === null) return undefined;
  const [, day = '', time, seconds = '', zone] = parts;
  return { day, time, seconds, utc: zone === 'Z' };
}
