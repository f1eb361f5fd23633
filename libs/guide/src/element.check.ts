import type { CodeSet } from './code.set.js';
import type { Composite, DataElement } from './dictionary.js';
import type { ValueRule } from './value.check.js';

/** What one element of one use must be: the dictionary's rules and the guide's together. */
export interface ElementCheck {
  readonly element: DataElement | Composite;
  /** Who asks for it. */
  readonly required: false | 'standard' | 'guide';
  readonly notUsed: boolean;
  /** Said to who reads the guide; no failure follows from it. */
  readonly recommended: boolean;
  readonly minRepeat: number;
  readonly maxRepeat: number;
  /** What its values must be, but for the guide's codes; undefined of a composite. */
  readonly rule: ValueRule | undefined;
  /** Codes that the guide gives in place of the standard's. */
  readonly codes: GuideCodes | undefined;
  /** The length of the guide, as written, where it has its own; the element has it. */
  readonly length: string | undefined;
  readonly pattern: RegExp | undefined;
  /** Of a composite. */
  readonly components: readonly ElementCheck[] | undefined;
}

/** Codes of a guide: to be asked, and as written. */
export interface GuideCodes {
  readonly set: CodeSet;
  readonly text: string;
}
