import type { Place } from '../source/frame.js';

/** A node of something that is read as a tree: an XML element or attribute; an object, list item or value of a document. */
export interface SourceNode {
  /** Where paths may climb to it by its name: that of an XML element. */
  readonly name?: string;
  readonly parent: SourceNode | undefined;
  /** Those of a name, in order; the items of a list are the nodes of its name. */
  children(name: string): readonly SourceNode[];
  /** All of them, for what nothing reads. */
  all(): readonly SourceNode[];
  /** Its own text, without blanks around it; "" of what has none. */
  text(): string;
  place(): Place;
}
