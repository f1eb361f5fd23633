/**
 * An element to be written. Names bear the prefixes of `namespaceOf` (`cbc:ID`, `xml:lang`); one without a prefix is in the
 * namespace of the root, an attribute without one in none. An element holds children or text.
 */
export interface XmlTree {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly XmlTree[];
  readonly text?: string;
}

/** What stands around the root. */
export interface XmlDocument {
  readonly root: XmlTree;
  /** Of the root; where there is none, names without a prefix are in no namespace. */
  readonly namespace?: string;
}
