/** CCYYMMDD or YYMMDD that the calendar has. Of a year of two digits, 00 counts as 2000. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d+$/.test(text)) return false;
  if (text.length === 8) return isDay(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)));
  return text.length === 6 && isDay(2000 + Number(text.slice(0, 2)), Number(text.slice(2, 4)), Number(text.slice(4)));
}

/** HHMM, HHMMSS, or HHMMSS with tenths or hundredths. */
export function isTimeOfDay(text: string): boolean {
  if (!/^\d+$/.test(text) || text.length < 4 || text.length === 5) return false;
  return Number(text.slice(0, 2)) < 24 && Number(text.slice(2, 4)) < 60 && Number(text.slice(4, 6) || 0) < 60;
}

/** Patterns of EDIFACT 2379 (numbers) and X12 1250 (letters). C century, Y year, M month, D day, W week, H hour, N minute, S second, J day of the year, Z zone. */
const FORMATS: Readonly<Record<string, string>> = {
  '2': 'DDMMYY', '3': 'MMDDYY', '101': 'YYMMDD', '102': 'CCYYMMDD', '103': 'YYWWD', '105': 'YYJJJ', '106': 'MMDD',
  '107': 'JJJ', '108': 'WW', '109': 'MM', '110': 'DD', '201': 'YYMMDDHHNN', '202': 'YYMMDDHHNNSS', '203': 'CCYYMMDDHHNN',
  '204': 'CCYYMMDDHHNNSS', '301': 'YYMMDDHHNNZZZ', '302': 'YYMMDDHHNNSSZZZ', '303': 'CCYYMMDDHHNNZZZ',
  '304': 'CCYYMMDDHHNNSSZZZ', '401': 'HHNN', '402': 'HHNNSS', '501': 'HHNNHHNN', '502': 'HHNNSS-HHNNSS', '602': 'CCYY',
  '609': 'YYMM', '610': 'CCYYMM', '615': 'YYWW', '616': 'CCYYWW', '713': 'YYMMDDHHNN-YYMMDDHHNN', '715': 'YYWW-YYWW',
  '716': 'CCYYWW-CCYYWW', '717': 'YYMMDD-YYMMDD', '718': 'CCYYMMDD-CCYYMMDD', '719': 'CCYYMMDDHHNN-CCYYMMDDHHNN',
  D6: 'YYMMDD', D8: 'CCYYMMDD', RD6: 'YYMMDD-YYMMDD', RD8: 'CCYYMMDD-CCYYMMDD', TM: 'HHNN', TS: 'HHNNSS',
  DT: 'CCYYMMDDHHNN', RTS: 'CCYYMMDDHHNNSS', CM: 'CCYYMM', CY: 'CCYY', MD: 'MMDD', YM: 'YYMM',
}; // prettier-ignore

/** Whether a value is a date, time or period as its format says. A format that is not listed is taken as sound. */
export function fitsFormat(value: string, format: string): boolean {
  const pattern = FORMATS[format];
  if (pattern === undefined) return true;
  if (!pattern.includes('-')) return fitsPattern(value, pattern);
  const patterns = pattern.split('-');
  const parts = value.includes('-')
    ? value.split('-')
    : [value.slice(0, value.length / 2), value.slice(value.length / 2)];
  return parts.length === patterns.length && parts.every((part, index) => fitsPattern(part, patterns[index] ?? ''));
}

function fitsPattern(value: string, pattern: string): boolean {
  if (value.length !== pattern.length) return false;
  const field = (letters: string): number | undefined => {
    const start = pattern.indexOf(letters);
    return start < 0 ? undefined : Number(value.slice(start, start + letters.length));
  };
  if (!/^\d+$/.test(value.slice(0, pattern.replaceAll('Z', '').length))) return false;
  const year = field('CCYY') ?? 2000 + (field('YY') ?? 0);
  return (
    within(field('MM'), 1, 12) &&
    isDay(year, field('MM') ?? 1, field('DD') ?? 1) &&
    within(field('WW'), 1, 53) &&
    within(field('JJJ'), 1, 366) &&
    within(field('HH'), 0, 24) &&
    within(field('NN'), 0, 59) &&
    within(field('SS'), 0, 59)
  );
}

function within(value: number | undefined, low: number, high: number): boolean {
  return value === undefined || (value >= low && value <= high);
}

function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= (month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);
}
