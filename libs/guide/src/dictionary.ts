import type { Standard } from '@app/interchange';
import type { ElementType, ValueRule } from './value.check.js';

export interface DataElement {
  readonly kind: 'element';
  /** Number in the data element dictionary, as AK402 gives it: `353`. */
  readonly number: string;
  readonly name: string;
  readonly type: ElementType;
  readonly min: number;
  readonly max: number;
  /** Implied decimal places of Nn. */
  readonly decimals: number;
  readonly codes?: ReadonlySet<string>;
  /** Values are kept out of failures. */
  readonly confidential: boolean;
  /** Its list of codes grows: one that it lacks is told, and read as it stands. */
  readonly open: boolean;
  readonly rule: ValueRule;
}

export interface Composite {
  readonly kind: 'composite';
  /** `C040`. */
  readonly number: string;
  readonly name: string;
  readonly components: readonly ElementUse<DataElement>[];
  readonly notes: readonly SyntaxNote[];
  readonly date?: DatePlaces;
}

/** A place in a segment or composite. */
export interface ElementUse<T extends DataElement | Composite = DataElement | Composite> {
  readonly element: T;
  readonly required: boolean;
  /** Most repetitions. */
  readonly repeat: number;
}

/**
 * A relation between places (syntax notes: X12.6, 3.3.5; dependency notes: ISO 9735-1): P all or none, R at least
 * one, E at most one, C the first needs the others, L the first needs one of the others, N the first excludes the others.
 * D1 is R and E, D2 P, D3 R, D4 E, D5 C, D6 L, D7 N.
 */
export interface SyntaxNote {
  readonly kind: 'P' | 'R' | 'E' | 'C' | 'L' | 'N';
  readonly places: readonly number[];
  /** The places as bits, place 1 the lowest; and the first alone. */
  readonly bits: number;
  readonly firstBit: number;
  /** As written: `P0304`, `D5(03,04)`. */
  readonly text: string;
}

/** Where a date stands, and where its format. */
export interface DatePlaces {
  readonly value: number;
  readonly format: number;
}

export interface SegmentDefinition {
  readonly id: string;
  readonly name: string;
  readonly elements: readonly ElementUse[];
  readonly notes: readonly SyntaxNote[];
  readonly date?: DatePlaces;
}

/** What the segments, composites and elements of one version are. */
export interface Dictionary {
  readonly standard: Standard;
  readonly version: string;
  /** Of what it says; see contentHash. */
  readonly hash: string;
  readonly segments: ReadonlyMap<string, SegmentDefinition>;
  readonly composites: ReadonlyMap<string, Composite>;
  readonly elements: ReadonlyMap<string, DataElement>;
}
