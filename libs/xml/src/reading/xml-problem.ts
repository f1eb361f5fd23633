import type { parseFailures } from '@app/interchange';

/** Where something stands in a document. */
export interface XmlPlace {
  readonly byteOffset: number;
  readonly line: number;
  readonly column: number;
}

/** Ends the reading of a document: what is wrong with it, and where. */
export class XmlProblem extends Error {
  constructor(
    readonly row: keyof typeof parseFailures.definitions,
    readonly fill: Readonly<Record<string, string | number>>,
    readonly place: XmlPlace | undefined,
  ) {
    super(row);
  }
}
