/**
 * A path to nodes, parsed. `SEP` is "/" in XML and "." in documents.
 *
 *     [^/ .. | ^NAME/ | /] NAME[?] [(tests)] [#n | #n.. | #only] [SEP NAME ..] [/@NAME]
 *     .                           the scope itself; ./@NAME an attribute of it (XML)
 *     ^NAME                       the nearest node of that name, the scope or around it (XML)
 *     NAME?                       the children of that name; where there is none the node itself (XML)
 *     test   TERM                 is sent
 *            !TERM                is not sent
 *            TERM=A|B             is one of
 *            TERM!=A|B            is none of
 *     TERM   @NAME, or NAME [SEP NAME ..], or "." for the node's own text
 */
export interface NodePath {
  readonly text: string;
  /** How many levels to climb before the steps. */
  readonly up: number;
  /** The name of the node to climb to; undefined: as `up` says. */
  readonly around: string | undefined;
  readonly fromRoot: boolean;
  readonly steps: readonly NodeStep[];
}

/** An attribute's name begins with "@". */
export interface NodeStep {
  readonly name: string;
  /** Where nothing fits, the node itself stays. */
  readonly orStay: boolean;
  readonly tests: readonly NodeTest[];
  readonly pick: NodePick;
}

export interface NodeTest {
  readonly term: readonly string[];
  readonly is: 'sent' | 'not-sent' | 'one-of' | 'none-of';
  readonly values: readonly string[];
}

export type NodePick =
  | { readonly kind: 'all' }
  | { readonly kind: 'nth'; readonly n: number }
  | { readonly kind: 'from-nth'; readonly n: number }
  | { readonly kind: 'only' };

/** How a kind of tree writes its paths. */
export interface PathForm {
  readonly separator: '/' | '.';
  /** A name at the beginning of a text. */
  readonly name: RegExp;
  /** XML: there are attributes, `^NAME` and `NAME?`. */
  readonly attributes: boolean;
  readonly example: string;
}
