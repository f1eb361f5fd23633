import { PathError } from '../source/language.js';
import type { Path, Pick, Range, SegmentPath, Step, Test } from './path.js';

const TAG = /^[A-Z][A-Z0-9]{1,3}/;
const EXAMPLE = 'Write it like REF(01=DP).02 or N1(01=BY|BT)/PER.04.';

/** Parses a path. Throws a PathError. */
export function parsePath(text: string): Path {
  const item = /^\$([1-9]\d?)$/.exec(text);
  if (item?.[1] !== undefined) return { kind: 'item', index: Number(item[1]) };
  const reader = new PathReader(text);
  const up = reader.climb();
  const fromRoot = up.length === 0 && reader.take('/');
  const steps = [reader.step()];
  while (reader.take('/')) steps.push(reader.step());
  const segment = steps.pop();
  if (segment === undefined) throw new PathError(`"${text}" names no segment.`, EXAMPLE);
  const pick = reader.pick();
  const element = reader.range();
  const component = element === undefined ? undefined : reader.range();
  reader.end();
  const path: SegmentPath = { kind: 'segment', up, fromRoot, loops: steps, segment, pick };
  return {
    ...path,
    ...(element === undefined ? {} : { element }),
    ...(component === undefined ? {} : { component }),
  };
}

class PathReader {
  private at = 0;

  constructor(private readonly text: string) {}

  take(mark: string): boolean {
    if (!this.text.startsWith(mark, this.at)) return false;
    this.at += mark.length;
    return true;
  }

  /** `^/`, `^(03=O)/`, one for each loop to climb. */
  climb(): (readonly Test[])[] {
    const up: (readonly Test[])[] = [];
    while (this.take('^')) {
      up.push(this.tests());
      if (!this.take('/')) throw this.wrong('A path names its segment after "^".', 'Write it like ^(03=O)/PRF.01.');
    }
    return up;
  }

  step(): Step {
    const tag = this.match(TAG);
    if (tag === undefined) throw this.wrong('A segment is expected here.', EXAMPLE);
    return { tag, tests: this.tests() };
  }

  pick(): Pick {
    if (!this.take('#')) return { kind: 'single' };
    if (this.take('only')) return { kind: 'only' };
    const n = Number(this.match(/^[1-9]\d*/) ?? 0);
    if (n === 0) throw this.wrong('A number is expected after "#".', 'Write #1, #2.. or #only.');
    return this.take('..') ? { kind: 'from-nth', n } : { kind: 'nth', n };
  }

  /** `.02`, `.06-25`. */
  range(): Range | undefined {
    if (!this.take('.')) return undefined;
    const found = this.match(/^\d{1,2}(-\d{1,2})?/);
    if (found === undefined) throw this.wrong('An element number is expected after ".".', EXAMPLE);
    const [first = 0, last = first] = found.split('-').map(Number);
    if (first < 1 || last < first) throw this.wrong(`${found} is no range of elements.`, 'Count from 01 upwards.');
    return { first, last };
  }

  end(): void {
    if (this.at < this.text.length) throw this.wrong(`"${this.text.slice(this.at)}" does not belong here.`, EXAMPLE);
  }

  private tests(): readonly Test[] {
    if (!this.take('(')) return [];
    const close = this.text.indexOf(')', this.at);
    if (close === -1) throw this.wrong('A ")" is missing.', EXAMPLE);
    const inside = this.text.slice(this.at, close);
    this.at = close + 1;
    return inside.split('&').map((test) => this.test(test.trim()));
  }

  private test(text: string): Test {
    const parts = /^(!)?(\d{1,2})(?:\.(\d{1,2}))?(?:(!?=)([^=!|]+(?:\|[^=!|]+)*))?$/.exec(text);
    if (parts === null || (parts[1] !== undefined && parts[4] !== undefined)) {
      throw this.wrong(`"${text}" is no test.`, 'Write a test like 01=BY|BT, 01.1!=137, 04 (is sent) or !04 (is not).');
    }
    const [, not, element, component, operator, values] = parts;
    const sent = not === undefined ? 'sent' : 'not-sent';
    return {
      element: Number(element),
      component: Number(component ?? 1),
      is: operator === undefined ? sent : operator === '=' ? 'one-of' : 'none-of',
      values: values?.split('|') ?? [],
    };
  }

  private match(pattern: RegExp): string | undefined {
    const found = pattern.exec(this.text.slice(this.at))?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  private wrong(message: string, remedy: string): PathError {
    return new PathError(`The path "${this.text}" cannot be read at its character ${this.at + 1}: ${message}`, remedy);
  }
}
