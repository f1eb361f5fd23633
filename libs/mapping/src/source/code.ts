/** What a loop knows of the frame of each item, which would have to be found from the frame otherwise. */
export interface Own {
  /** Number of the tag of the segment that the frame is at. */
  readonly tag: number;
  /** The name of that segment. */
  readonly segment: string;
  /** Of pairs, the name of the number of the first element. */
  readonly element?: string;
}

/**
 * The text of one generated function of a frame and a run: what it takes from outside, what it works out once, and the
 * variables of its expressions. Text is generated so that the engine sees one function where there would be one for
 * each step; what is not known as text is called.
 */
export class FunctionText {
  /** @param own what is known by name of each thing that the function goes through: what a source told of it */
  constructor(readonly own?: Own) {}

  /** What it takes from outside, by the names `k0`, `k1`. */
  readonly constants: unknown[] = [];
  /** What it works out when it begins, in order. */
  readonly beginning: string[] = [];
  private readonly known = new Map<string, string>();
  private readonly named = new Map<unknown, string>();
  private count = 0;

  /** The name of something from outside. */
  constant(value: unknown): string {
    const known = this.named.get(value);
    if (known !== undefined) return known;
    const name = `k${this.constants.length}`;
    this.constants.push(value);
    this.named.set(value, name);
    return name;
  }

  /** The name of what is worked out once; the same for the same key. */
  once(key: string, expression: () => string): string {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const name = `s${this.known.size}`;
    this.known.set(key, name);
    this.beginning.push(`const ${name} = ${expression()};`);
    return name;
  }

  /** The name of a new variable. */
  variable(): string {
    return `v${this.count++}`;
  }

  /** All variables, declared. */
  get variables(): string {
    if (this.count === 0) return '';
    return `let ${Array.from({ length: this.count }, (_, nth) => `v${nth}`).join(', ')};`;
  }
}

/** An expression that gives what a function of a frame and a run gives. */
export type Code = (text: FunctionText) => string;

const CODES = new WeakMap<object, Code>();

/** The same function, that may be written out instead of called. */
export function withCode<T extends object>(of: T, code: Code | undefined): T {
  if (code !== undefined) CODES.set(of, code);
  return of;
}

/** Whether a function can be written out. */
export function hasCode(of: object): boolean {
  return CODES.has(of);
}

/** What a function gives, as an expression: written out where that is known, else a call. */
export function codeOf(of: object, text: FunctionText): string {
  return CODES.get(of)?.(text) ?? `${text.constant(of)}(frame, run)`;
}

/** The same of a method, which is called on its object. */
export function codeOfMethod<Name extends string>(
  of: Readonly<Record<Name, object>>,
  name: Name,
  text: FunctionText,
): string {
  return CODES.get(of[name])?.(text) ?? `${text.constant(of)}.${name}(frame, run)`;
}
