import { charsetOf } from './charset.js';
import type { Charset } from './charset.js';
import type { Syntax } from './syntax.js';

export interface AgreedReading {
  readonly syntax: Syntax;
  readonly charset: Charset;
}

/** The syntaxes of an interchange in the character sets of agreements: one object for each, which readers compare. */
export class AgreedCharsets {
  private base: Syntax | undefined;
  private readonly made = new Map<string, AgreedReading>();

  /** The syntax with another character set. */
  apply(base: Syntax, label: string): AgreedReading {
    if (this.base !== base) this.made.clear();
    this.base = base;
    const known = this.made.get(label);
    if (known !== undefined) return known;
    const charset = charsetOf(label);
    const made = { charset, syntax: { ...base, decode: charset.decode } };
    this.made.set(label, made);
    return made;
  }
}
