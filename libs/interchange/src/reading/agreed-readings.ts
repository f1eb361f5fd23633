import { charsetOf } from './charset.js';
import type { Charset } from './charset.js';
import type { ReadingTerms } from './reader-options.js';
import { NONE } from './syntax.js';
import type { Syntax } from './syntax.js';

export interface AgreedReading {
  readonly syntax: Syntax;
  /** Where another than that of the interchange is agreed. */
  readonly charset: Charset | undefined;
}

/** The syntaxes of an interchange as agreements want it read: one object for each, which readers compare. */
export class AgreedReadings {
  private base: Syntax | undefined;
  private readonly made = new Map<string, AgreedReading>();

  /** The syntax with another character set or without repetitions; undefined where neither is agreed. */
  apply(base: Syntax, { charset: label, repetition }: ReadingTerms): AgreedReading | undefined {
    if (label === undefined && repetition === undefined) return undefined;
    if (this.base !== base) this.made.clear();
    this.base = base;
    const key = `${label ?? ''} ${repetition ?? ''}`;
    const known = this.made.get(key);
    if (known !== undefined) return known;
    const charset = label === undefined ? undefined : charsetOf(label);
    const made = {
      charset,
      syntax: {
        ...base,
        ...(charset === undefined ? {} : { decode: charset.decode }),
        ...(repetition === undefined ? {} : { repetition: NONE }),
      },
    };
    this.made.set(key, made);
    return made;
  }
}
