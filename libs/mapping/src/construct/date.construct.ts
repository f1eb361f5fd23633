import type { Compiler, Site } from '../compile/compiler.js';
import type { ValueConstruct } from '../compile/construct.js';
import type { Construct } from '../definition/node.js';
import { tasteOf } from '../definition/shape.js';
import type { DateSpan } from '../format/date.format.js';
import { DATE_LAYOUTS, readDate, readTime } from '../format/date.format.js';
import { offsetOf } from '../format/time-zone.js';
import { codeOf, withCode } from '../source/code.js';
import type { ValueOf } from '../source/evaluate.js';
import type { Frame } from '../source/frame.js';
import type { DateSource } from '../source/language.js';
import type { FieldPlace, Run } from '../source/run.js';
import type { Source } from '../source/source.js';
import { reading } from './reading.js';

type PeriodEnd = 'start' | 'end' | undefined;

/**
 * `date: PATH`, with `time: PATH` beside in X12, and `zone: PATH` (DTM04) where the time code is sent. A time without an
 * offset gets that of the agreement's option `time-zone`, where there is one. In EDIFACT the path leads to the composite C507, whose third component
 * says the layout. `period: start` and `period: end` take one end of what may be a period.
 */
export const date: ValueConstruct = {
  beside: ['time', 'zone', 'period'],
  makes: ['date', 'date-time', 'text'],
  compile(construct, site, compiler) {
    const source = compiler.date(compiler.inner(site, 'date', construct.date ?? ''));
    const period = periodEnd(construct, site, compiler);
    if (source === undefined) return undefined;
    const field = compiler.place(site);
    const dayOnly = tasteOf(site.shape) === 'date';
    const { zone: zonePath } = construct;
    const zone = zonePath === undefined ? undefined : compiler.source(compiler.inner(site, 'zone', zonePath));
    if (dayOnly) return compileMoment(construct, source, field, period, dayOnly, site, compiler);
    return zoned(compileMoment(construct, source, field, period, dayOnly, site, compiler), zone, field);
  },
};

function compileMoment(
  construct: Construct,
  source: DateSource,
  field: FieldPlace,
  period: PeriodEnd,
  dayOnly: boolean,
  site: Site,
  compiler: Compiler,
): ValueOf {
  if (source.format !== undefined) return formattedDate(source, source.format, field, period, dayOnly);
  const { time: path } = construct;
  const time = path === undefined ? undefined : compiler.source(compiler.inner(site, 'time', path));
  return plainDate(source.value, time, field, dayOnly);
}

const DAY_LENGTH = 'CCYY-MM-DD'.length;
/** A time that stands without an offset. */
const LOCAL = /T[0-9:.]+$/;

/** Adds the offset that is sent beside a time, else the agreement's; a zone that is not known is a warning. */
function zoned(moment: ValueOf, zone: Source | undefined, field: FieldPlace): ValueOf {
  const withOffset = (local: string, frame: Frame, run: Run): string => {
    if (!LOCAL.test(local)) return local;
    const sent = zone?.text(frame, run) ?? '';
    const name = sent === '' ? run.lookups?.option?.('time-zone') : sent;
    if (name === undefined || name === 'LT') return local;
    const offset = offsetOf(name, local);
    if (offset !== undefined) return local + offset;
    const place = sent === '' ? undefined : zone?.places(frame, run)[0];
    run.raise('unknownTimeZone', field, frame, place, { with: { zone: name }, value: name });
    return local;
  };
  const value: ValueOf = (frame, run) => {
    const local = moment(frame, run);
    return typeof local !== 'string' || local.length === DAY_LENGTH ? local : withOffset(local, frame, run);
  };
  return withCode(value, (text) => {
    const local = text.variable();
    const isDay = `(${local} = ${codeOf(moment, text)}) === undefined || ${local}.length === ${DAY_LENGTH}`;
    return `(${isDay} ? ${local} : ${text.constant(withOffset)}(${local}, frame, run))`;
  });
}

function periodEnd(construct: Construct, site: Site, compiler: Compiler): PeriodEnd {
  const { period } = construct;
  if (period === undefined || period === 'start' || period === 'end') return period;
  compiler.report(compiler.inner(site, 'period', period), 'A period has two ends.', 'Write "start" or "end".');
  return undefined;
}

function plainDate(source: Source, time: Source | undefined, field: FieldPlace, dayOnly: boolean): ValueOf {
  const clock = time === undefined || dayOnly ? undefined : timeOfDay(time, field);
  return reading(source, (text, frame, run) => {
    const start = readDate(text)?.start;
    if (start === undefined) return refuse(run, field, frame, source, text, 'CCYYMMDD');
    if (dayOnly) return start.length > 10 ? start.slice(0, 10) : start;
    const at = clock === undefined || start.length > 10 ? undefined : clock(frame, run);
    return typeof at === 'string' ? `${start}T${at}` : start;
  });
}

function timeOfDay(source: Source, field: FieldPlace): ValueOf {
  return reading(source, (text, frame, run) => readTime(text) ?? refuse(run, field, frame, source, text, 'HHMMSS'));
}

/** A date that says its layout. */
function formattedDate(
  { value }: DateSource,
  format: Source,
  field: FieldPlace,
  period: PeriodEnd,
  dayOnly: boolean,
): ValueOf {
  return reading(value, (text, frame, run) => {
    const code = format.text(frame, run);
    const layout = code === '' ? undefined : DATE_LAYOUTS[code];
    if (code !== '' && layout === undefined) {
      const options = { with: { text, format: code }, value: text };
      run.raise('unknownDateFormat', field, frame, value.places(frame, run)[0], options);
      return undefined;
    }
    const span = readDate(text, layout);
    if (span === undefined) return refuse(run, field, frame, value, text, layout ?? 'CCYYMMDD');
    if (period === undefined && span.end !== undefined) {
      const options = { with: { text, layout: layout ?? '' }, value: text };
      run.raise('periodNotADate', field, frame, value.places(frame, run)[0], options);
      return undefined;
    }
    return endOf(span, period, dayOnly);
  });
}

function endOf(span: DateSpan, period: PeriodEnd, dayOnly: boolean): string | undefined {
  const moment = period === 'end' ? span.end : span.start;
  return dayOnly && moment !== undefined && moment.length > 10 ? moment.slice(0, 10) : moment;
}

function refuse(run: Run, field: FieldPlace, frame: Frame, source: Source, text: string, layout: string): undefined {
  run.raise('notADate', field, frame, source.places(frame, run)[0], { with: { text, layout }, value: text });
  return undefined;
}
