/**
 * A path of the map language, parsed.
 *
 *     [^(tests)/ .. | /] [LOOP(tests)/ ..] SEG [(tests)] [#n | #n.. | #only] [.element[-element] [.component[-component]]]
 *     $n                          one value of a pair, one component of a composite
 *     test   element[.component]           is sent
 *            !element[.component]          is not sent
 *            element[.component]=A|B      is one of
 *            element[.component]!=A|B     is none of
 */
export type Path = SegmentPath | ItemPath;

/** `$2`: the second value of the pair, or the second component of the composite, that the scope is at. */
export interface ItemPath {
  readonly kind: 'item';
  readonly index: number;
}

export interface SegmentPath {
  readonly kind: 'segment';
  /** Enclosing loops (or tree parents) to climb; the tests name the nearest that satisfies them. */
  readonly up: readonly (readonly Test[])[];
  /** Starts at the transaction. */
  readonly fromRoot: boolean;
  readonly loops: readonly Step[];
  readonly segment: Step;
  readonly pick: Pick;
  readonly element?: Range;
  readonly component?: Range;
}

/** A tag (of a loop: of the segment that opens it, or its plain name), and what must hold of it. */
export interface Step {
  readonly tag: string;
  readonly tests: readonly Test[];
}

export interface Test {
  readonly element: number;
  readonly component: number;
  readonly is: 'sent' | 'not-sent' | 'one-of' | 'none-of';
  readonly values: readonly string[];
}

/** Which of several matches: the only one there may be, the n-th, all from the n-th on, or none unless there is only one. */
export type Pick =
  | { readonly kind: 'single' }
  | { readonly kind: 'nth'; readonly n: number }
  | { readonly kind: 'from-nth'; readonly n: number }
  | { readonly kind: 'only' };

export interface Range {
  readonly first: number;
  readonly last: number;
}
