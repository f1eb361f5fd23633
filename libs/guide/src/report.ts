import type { Failure, FailureLocation, RaiseOptions, Segment, StandardCode, Transaction } from '@app/interchange';
import { BoundedFailures, locate, validateFailures } from '@app/interchange';
import type { Composite, DataElement } from './dictionary.js';
import type { MatchTerms } from './guide.js';
import type { ValueContext, ValueProblem } from './value.check.js';
import { repertoireOf } from './value.check.js';

/** The name of a row of the failure table. */
export type FailureName = keyof typeof validateFailures.definitions;
type Fill = NonNullable<RaiseOptions['with']>;

const LONGEST_QUOTE = 80;
/** A position behind every segment. */
const LAST = 1e9;
const MARKS = ` .,-()/='+:?!"%&*;<>`;
const UNOA = repertoireOf(`ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789${MARKS}`);
const UNOB = repertoireOf(`ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789${MARKS}`);

/** Collects the failures of one transaction, each with its complete location, as many as are listed. */
export class Report {
  private readonly failures = new BoundedFailures();
  readonly context: ValueContext;
  /** Id of the loop that is being filled, for locations. */
  loop = '';
  private readonly level: string;
  private saidRepertoire = false;

  constructor(
    private readonly transaction: Transaction,
    { decimalMark }: MatchTerms = {},
  ) {
    const { interchange } = transaction;
    const edifact = interchange.standard === 'edifact';
    this.level = edifact ? interchange.version.slice(0, 4) : '';
    this.context = {
      edifact,
      decimal: decimalMark ?? interchange.delimiters.decimal,
      component: interchange.delimiters.component.charCodeAt(0),
      repertoire: this.level === 'UNOA' ? UNOA : this.level === 'UNOB' ? UNOB : undefined,
    };
  }

  private get base(): FailureLocation {
    const { interchange, group, header } = this.transaction;
    return {
      interchangeControl: interchange.control,
      ...(group === undefined ? {} : { groupControl: group.control }),
      transactionControl: header.control,
      transactionType: header.type,
    };
  }

  /** A failure of a whole segment. */
  segment(name: FailureName, segment: Segment, fill: Fill, loop = this.loop): void {
    this.raise(name, () => ({ with: fill, location: { ...this.base, ...inLoop(loop), ...locate(segment) } }));
  }

  /**
   * A segment that is not there: it is placed before the segment that showed it, with an empty range. Undefined where it
   * is not listed any more.
   */
  absent(name: FailureName, tag: string, revealer: Segment, fill: Fill, loop: string): Failure | undefined {
    return this.raise(name, () => ({
      with: fill,
      location: { ...this.base, ...inLoop(loop), ...locate(revealer), segmentId: tag, byteLength: 0 },
    }));
  }

  /** A failure of an element whose wording needs no name; `dataElement` is its number in the dictionary. */
  element(name: FailureName, segment: Segment, place: number, fill: Fill, value?: string, dataElement?: string): void {
    this.raise(name, () => ({
      with: fill,
      location: {
        ...this.base,
        ...inLoop(this.loop),
        ...locate(segment, place),
        ...(dataElement === undefined ? {} : { dataElement }),
      },
      ...(value === undefined ? {} : { value }),
    }));
  }

  /** A failure of an element, component or repetition; `place`, `name` and `value` of the wording are filled in. */
  value(
    name: FailureName,
    segment: Segment,
    element: DataElement | Composite,
    place: number,
    component?: number,
    repetition?: number,
    fill: Fill = {},
  ): void {
    this.raise(name, () => {
      const repeats = segment.repetitionCount(place) > 1 ? repetition : undefined;
      const sent = valueOf(segment, element, place, component, repetition);
      const shown = element.kind === 'element' && element.confidential && sent !== '' ? '***' : sent;
      return {
        with: { place: placeName(segment.id, place, component), name: element.name, value: cut(shown), ...fill },
        location: {
          ...this.base,
          ...inLoop(this.loop),
          ...locate(segment, place, component, repeats),
          ...(element.kind === 'element' ? { dataElement: element.number } : {}),
        },
        ...(shown === '' ? {} : { value: shown }),
      };
    });
  }

  /** A value that is not what its type, length or codes ask for. The repertoire is complained of once. */
  badValue(
    problem: ValueProblem,
    segment: Segment,
    element: DataElement,
    place: number,
    component: number | undefined,
    repetition: number,
    value: string,
  ): void {
    if (problem === 'outsideRepertoire' && this.saidRepertoire) return;
    this.saidRepertoire ||= problem === 'outsideRepertoire';
    const { min, max } = element;
    const fill = { min, max, mark: this.context.decimal, level: this.level, version: this.transaction.header.version };
    const shown = element.confidential ? '***' : cut(value);
    const row = problem === 'invalidCode' && element.open ? 'codeUnlisted' : problem;
    this.value(row, segment, element, place, component, repetition, { ...fill, value: shown });
  }

  /** A mandatory element or component that is not there. */
  missing(
    by: 'standard' | 'guide',
    segment: Segment,
    element: DataElement | Composite,
    place: number,
    component?: number,
    repetition?: number,
  ): void {
    this.value(
      by === 'standard' ? 'missingElement' : 'elementRequired',
      segment,
      element,
      place,
      component,
      repetition,
    );
  }

  /** Takes a failure back that a later segment explains better. */
  withdraw(failure: Failure): void {
    this.failures.withdraw(failure);
  }

  /** The failures in the order of the file; how many more there are comes last. */
  sorted(): readonly Failure[] {
    const { byteOffset, byteLength } = this.transaction;
    const key = ({ location }: Failure): number =>
      (location?.segmentPosition ?? LAST) * 1000 + (location?.elementPosition ?? 0);
    return this.failures.all(() => ({ ...this.base, byteOffset, byteLength })).sort((a, b) => key(a) - key(b));
  }

  /** Codes of the transaction's own standard, and of those the ones that its version lists: `005010-`, `-004999`. */
  private isListed({ table, versions }: StandardCode): boolean {
    if (this.context.edifact !== (table === '0085')) return false;
    if (versions === undefined) return true;
    const [from = '', to = ''] = versions.split('-');
    const release = this.transaction.header.version.slice(0, 6);
    return (from === '' || release >= from) && (to === '' || release <= to);
  }

  private raise(name: FailureName, options: () => RaiseOptions): Failure | undefined {
    const { severity, standardCodes = [] } = validateFailures.definitions[name];
    return this.failures.add(severity, () =>
      validateFailures.raise(name, {
        ...options(),
        standardCodes: standardCodes.filter((code) => this.isListed(code)),
      }),
    );
  }
}

/** `PO1-04`, `NAD-02-1`. */
export function placeName(id: string, place: number, component?: number): string {
  const element = `${id}-${String(place).padStart(2, '0')}`;
  return component === undefined ? element : `${element}-${component}`;
}

function valueOf(
  segment: Segment,
  element: DataElement | Composite,
  place: number,
  component?: number,
  repetition?: number,
): string {
  return element.kind === 'composite' && component === undefined
    ? segment.sent(place)
    : segment.value(place, component, repetition);
}

function inLoop(loop: string): FailureLocation {
  return loop === '' ? {} : { loop };
}

/** For a sentence: short, and without line breaks. */
function cut(sent: string): string {
  const text = sent.replace(/\p{Cc}/gu, '·');
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
}
