import type { ByteRange, ElementValue, Segment } from '@app/interchange';

/** What an element is made from; the reader fills in text and length when the element ends. */
export interface XmlElementStart extends Pick<ByteRange, 'byteOffset'> {
  readonly id: string;
  readonly line: number;
  readonly column: number;
  readonly ordinal: number;
  readonly parent: XmlElement | undefined;
  readonly attributes: ReadonlyMap<string, string>;
}

const NO_ELEMENTS: readonly XmlElement[] = [];

/**
 * One element of an XML document, as the segments of EDI are seen: its name is the tag, its text element 01.
 *
 * Names bear the prefixes of `nameOf`, whatever prefixes the document uses: `cbc:ID`; `Order` in the namespace of the
 * root. The byte range goes from `<` to the end of the end tag.
 */
export class XmlElement implements Segment {
  readonly id: string;
  /** Names are compared as text. */
  readonly tag = 0;
  /** Place in the document, from 1 at the root, in the order of the start tags. */
  readonly ordinal: number;
  readonly byteOffset: number;
  /** Of the `<`, from 1; the column counts UTF-16 units. */
  readonly line: number;
  readonly column: number;
  readonly parent: XmlElement | undefined;
  private inner: XmlElement[] | undefined;
  /** By name: `unitCode`, `xml:lang`. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Character data directly in it, entities resolved and nothing trimmed; "" where there are only blanks around elements. */
  text = '';
  byteLength = 0;

  constructor(start: XmlElementStart) {
    this.id = start.id;
    this.ordinal = start.ordinal;
    this.byteOffset = start.byteOffset;
    this.line = start.line;
    this.column = start.column;
    this.parent = start.parent;
    this.attributes = start.attributes;
  }

  /** The same as `ordinal`: a document is one transaction. */
  get position(): number {
    return this.ordinal;
  }

  /** Most elements have none, and no list for them. */
  get children(): readonly XmlElement[] {
    return this.inner ?? NO_ELEMENTS;
  }

  /** For the reader alone. */
  append(child: XmlElement): void {
    if (this.inner === undefined) this.inner = [child];
    else this.inner.push(child);
  }

  /** The first child of a name. */
  child(id: string): XmlElement | undefined {
    return this.children.find((child) => child.id === id);
  }

  /** The first descendant by child names: `find('Header', 'From')`. */
  find(...ids: readonly string[]): XmlElement | undefined {
    return ids.reduce<XmlElement | undefined>((at, id) => at?.child(id), this);
  }

  get elementCount(): number {
    return this.text === '' ? 0 : 1;
  }

  value(element: number, component = 1, repetition = 1): string {
    return element === 1 && component === 1 && repetition === 1 ? this.text : '';
  }

  repetitionCount(element: number): number {
    return element === 1 ? this.elementCount : 0;
  }

  componentCount(element: number, repetition = 1): number {
    return element === 1 && repetition === 1 ? this.elementCount : 0;
  }

  sent(element: number): string {
    return this.value(element);
  }

  binary(): undefined {
    return undefined;
  }

  range(): ByteRange {
    return { byteOffset: this.byteOffset, byteLength: this.byteLength };
  }

  elements(): ElementValue[] {
    return this.text === '' ? [] : [this.text];
  }

  retain(): this {
    return this;
  }
}
