import type { ValueType } from './xml.guide.schema.js';

/** XML Schema part 2: the lexical forms, blanks around them apart. */
const FORMS: Readonly<Record<ValueType, { readonly form: RegExp; readonly name: string; readonly example: string }>> = {
  text: { form: /^/, name: 'text', example: 'A' },
  decimal: { form: /^[+-]?(\d+(\.\d*)?|\.\d+)$/, name: 'decimal number', example: '12.50' },
  integer: { form: /^[+-]?\d+$/, name: 'whole number', example: '12' },
  date: { form: /^\d{4}-\d{2}-\d{2}(Z|[+-]\d{2}:\d{2})?$/, name: 'date', example: '2026-03-01' },
  time: { form: /^\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/, name: 'time', example: '16:00:26' },
  'date-time': {
    form: /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?$/,
    name: 'date with a time',
    example: '2026-03-01T16:00:26+01:00',
  },
  boolean: { form: /^(true|false|0|1)$/, name: 'truth value', example: 'true' },
  'basic-date': { form: /^\d{8}$/, name: 'date', example: '20260301' },
  'basic-time': { form: /^([01]\d|2[0-3])[0-5]\d[0-5]\d$/, name: 'time', example: '160026' },
  'sap-decimal': { form: /^\d+(\.\d*)?-?$/, name: 'decimal number', example: '12.50-' },
};

/** Undefined where a text is of the type; else what it should be, and an example. */
export function typeProblem(text: string, type: ValueType): { name: string; example: string } | undefined {
  const { form, name, example } = FORMS[type];
  const fits = form.test(text) && (!DAYS.has(type) || isDay(text.slice(0, 10).replace(BASIC, '$1-$2-$3')));
  return fits ? undefined : { name, example };
}

const DAYS: ReadonlySet<ValueType> = new Set(['date', 'date-time', 'basic-date']);
const BASIC = /^(\d{4})(\d{2})(\d{2})$/;

function isDay(date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
