import type { Segment } from '@app/interchange';
import type { ValueConstruct } from '../compile/construct.js';
import type { Compiler, Site } from '../compile/compiler.js';
import type { Construct } from '../definition/node.js';
import { tasteOf } from '../definition/shape.js';
import type { ValueOf } from '../engine/evaluate.js';
import type { Frame } from '../engine/frame.js';
import type { FieldPlace, Run } from '../engine/run.js';
import type { DateSpan } from '../format/date.format.js';
import { DATE_LAYOUTS, readDate, readTime } from '../format/date.format.js';
import type { Source } from '../path/source.js';
import { reading } from './reading.js';

type PeriodEnd = 'start' | 'end' | undefined;

/**
 * `date: PATH`, with `time: PATH` beside in X12. In EDIFACT the path leads to the composite C507, whose third component
 * says the layout. `period: start` and `period: end` take one end of what may be a period.
 */
export const date: ValueConstruct = {
  beside: ['time', 'period'],
  makes: ['date', 'date-time', 'text'],
  compile(construct, site, compiler) {
    const source = compiler.source(compiler.inner(site, 'date', construct.date ?? ''));
    const period = periodEnd(construct, site, compiler);
    if (source === undefined) return undefined;
    const field = compiler.place(site);
    const dayOnly = tasteOf(site.shape) === 'date';
    const composite =
      compiler.setting.standard === 'edifact' && source.path.kind === 'segment' && source.path.component === undefined;
    if (composite) return compositeDate(source, field, period, dayOnly);
    const time =
      construct.time === undefined ? undefined : compiler.source(compiler.inner(site, 'time', construct.time));
    return simpleDate(source, time, field, dayOnly);
  },
};

function periodEnd(construct: Construct, site: Site, compiler: Compiler): PeriodEnd {
  const { period } = construct;
  if (period === undefined || period === 'start' || period === 'end') return period;
  compiler.report(compiler.inner(site, 'period', period), 'A period has two ends.', 'Write "start" or "end".');
  return undefined;
}

function simpleDate(source: Source, time: Source | undefined, field: FieldPlace, dayOnly: boolean): ValueOf {
  const hour = time === undefined || dayOnly ? undefined : timeOfDay(time, field);
  return reading(source, field, (text, segment, frame, run) => {
    const span = readDate(text);
    if (span === undefined) return refuse(run, field, frame, source, segment, text, 'CCYYMMDD');
    if (dayOnly) return span.start.slice(0, 10);
    const clock = hour === undefined || span.start.length > 10 ? undefined : hour(frame, run);
    return typeof clock === 'string' ? `${span.start}T${clock}` : span.start;
  });
}

function timeOfDay(source: Source, field: FieldPlace): ValueOf {
  return reading(
    source,
    field,
    (text, segment, frame, run) => readTime(text) ?? refuse(run, field, frame, source, segment, text, 'HHMMSS'),
  );
}

/** C507: 2005 what it is, 2380 the date, 2379 its layout. */
function compositeDate(source: Source, field: FieldPlace, period: PeriodEnd, dayOnly: boolean): ValueOf {
  const element = source.path.kind === 'segment' ? (source.path.element?.first ?? 1) : 1;
  return (frame, run) => {
    const segment = source.segment(frame, run);
    const text = segment?.value(element, 2) ?? '';
    if (segment === undefined || text === '') return undefined;
    run.note(field, frame, segment, element, 2);
    const format = segment.value(element, 3);
    const layout = format === '' ? undefined : DATE_LAYOUTS[format];
    const place = { segment, element, component: 2 };
    if (format !== '' && layout === undefined) {
      run.raise('unknownDateFormat', field, frame, place, { with: { text, format }, value: text });
      return undefined;
    }
    const span = readDate(text, layout);
    if (span === undefined) {
      run.raise('notADate', field, frame, place, { with: { text, layout: layout ?? 'CCYYMMDD' }, value: text });
      return undefined;
    }
    if (period === undefined && span.end !== undefined) {
      run.raise('periodNotADate', field, frame, place, { with: { text, layout: layout ?? '' }, value: text });
      return undefined;
    }
    return endOf(span, period, dayOnly);
  };
}

function endOf(span: DateSpan, period: PeriodEnd, dayOnly: boolean): string | undefined {
  const moment = period === 'end' ? span.end : span.start;
  return dayOnly ? moment?.slice(0, 10) : moment;
}

function refuse(
  run: Run,
  field: FieldPlace,
  frame: Frame,
  source: Source,
  segment: Segment,
  text: string,
  layout: string,
): undefined {
  run.raise('notADate', field, frame, source.place(segment, frame), {
    with: { text, layout },
    value: text,
  });
  return undefined;
}
