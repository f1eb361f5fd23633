/**
 * A path to nodes, parsed. `SEP` is "/" in XML and "." in documents.
 *
 *     [^/ .. | /] NAME [(tests)] [#n | #n.. | #only] [SEP NAME ..] [/@NAME]
 *     .                           the scope itself; ./@NAME an attribute of it (XML)
 *     test   TERM                 is sent
 *            !TERM                is not sent
 *            TERM=A|B             is one of
 *            TERM!=A|B            is none of
 *     TERM   @NAME, or NAME [SEP NAME ..]
 */
export interface NodePath {
  readonly text: string;
  /** How many levels to climb before the steps. */
  readonly up: number;
  readonly fromRoot: boolean;
  readonly steps: readonly NodeStep[];
}

/** An attribute's name begins with "@". */
export interface NodeStep {
  readonly name: string;
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
  readonly attributes: boolean;
  readonly example: string;
}
