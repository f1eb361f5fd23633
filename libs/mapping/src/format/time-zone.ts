/** X12 time codes (data element 623): an offset, or the zone of whose summer time the date decides. */
const TIME_CODES: Readonly<Record<string, string>> = {
  UT: 'Z',
  GM: 'Z',
  ES: '-05:00',
  ED: '-04:00',
  ET: 'America/New_York',
  CS: '-06:00',
  CD: '-05:00',
  CT: 'America/Chicago',
  MS: '-07:00',
  MD: '-06:00',
  MT: 'America/Denver',
  PS: '-08:00',
  PD: '-07:00',
  PT: 'America/Los_Angeles',
};

const OFFSET = /^(Z|[+-]\d{2}:\d{2})$/;

/**
 * The offset of a time in a zone: `Z`, `+01:00`, an X12 time code (`ET`; 01 to 12 are hours east, 13 to 24 hours west,
 * from 12 down), or an IANA name (`Europe/Berlin`), whose summer time the date decides. Undefined where the zone is
 * not known.
 *
 * @param local `2026-03-01T08:15`, without an offset
 */
export function offsetOf(zone: string, local: string): string | undefined {
  const known = TIME_CODES[zone] ?? hoursOf(zone) ?? zone;
  return OFFSET.test(known) ? known : namedOffset(known, local);
}

function hoursOf(code: string): string | undefined {
  if (!/^(0[1-9]|1\d|2[0-4])$/.test(code)) return undefined;
  const hours = Number(code);
  const [sign, count] = hours <= 12 ? ['+', hours] : ['-', 25 - hours];
  return `${sign}${String(count).padStart(2, '0')}:00`;
}

const formats = new Map<string, Intl.DateTimeFormat | undefined>();

function namedOffset(zone: string, local: string): string | undefined {
  if (!formats.has(zone)) formats.set(zone, formatOf(zone));
  const format = formats.get(zone);
  if (format === undefined) return undefined;
  const asUtc = Date.parse(`${local}Z`);
  // The offset of the moment that the local time would be, were its offset the one of the same time in UTC.
  const guess = offsetAt(format, asUtc);
  return offsetAt(format, asUtc - minutesOf(guess) * 60_000);
}

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function offsetAt(format: Intl.DateTimeFormat, time: number): string {
  const name = format.formatToParts(time).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  return name === 'GMT' || name === 'GMT+00:00' ? 'Z' : name.slice('GMT'.length);
}

function minutesOf(offset: string): number {
  if (offset === 'Z') return 0;
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
