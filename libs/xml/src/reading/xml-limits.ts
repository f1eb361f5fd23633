/** How much of a document is taken; more is refused. */
export interface XmlLimits {
  /** Bytes of the document. */
  readonly maxBytes: number;
  /** Levels of elements. */
  readonly maxDepth: number;
  /** UTF-16 units of one run of text, one attribute value or one comment. */
  readonly maxText: number;
  readonly maxElements: number;
  /** Of one element. */
  readonly maxAttributes: number;
}

export const XML_LIMITS: XmlLimits = {
  maxBytes: 64 * 1024 * 1024,
  maxDepth: 64,
  maxText: 1024 * 1024,
  maxElements: 1_000_000,
  maxAttributes: 64,
};
