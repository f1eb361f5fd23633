import { charsetOf } from './charset.js';
import type { Syntax } from './syntax.js';

/** The syntaxes of an interchange in the character sets of agreements: one object for each, which readers compare. */
export class AgreedCharsets {
  private base: Syntax | undefined;
  private readonly made = new Map<string, Syntax>();

  /** The syntax with another character set. */
  apply(base: Syntax, label: string): Syntax {
    if (this.base !== base) this.made.clear();
    this.base = base;
    const syntax = this.made.get(label) ?? { ...base, ...charsetOf(label) };
    this.made.set(label, syntax);
    return syntax;
  }
}
