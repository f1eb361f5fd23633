import type { XmlElement } from '@app/xml';
import type { SourceNode } from '../nodes/source-node.js';
import type { Place } from '../source/frame.js';

/** An element as paths see it: its children by their names, its attributes by theirs with "@" before. */
export class XmlNode implements SourceNode {
  private nodes: readonly XmlNode[] | undefined;

  constructor(
    readonly element: XmlElement,
    readonly parent: SourceNode | undefined,
  ) {}

  get name(): string {
    return this.element.id;
  }

  children(name: string): readonly SourceNode[] {
    if (name.startsWith('@')) return this.attribute(name.slice(1));
    return this.inner().filter(({ element }) => element.id === name);
  }

  all(): readonly SourceNode[] {
    return [...[...this.element.attributes.keys()].flatMap((name) => this.attribute(name)), ...this.inner()];
  }

  text(): string {
    return this.element.text.trim();
  }

  place(): Place {
    const { id, position, byteOffset, byteLength, line, column } = this.element;
    return { segmentId: id, segmentPosition: position, byteOffset, byteLength, line, column };
  }

  private inner(): readonly XmlNode[] {
    return (this.nodes ??= this.element.children.map((child) => new XmlNode(child, this)));
  }

  private attribute(name: string): XmlAttribute[] {
    const value = this.element.attributes.get(name);
    return value === undefined ? [] : [new XmlAttribute(name, value, this)];
  }
}

class XmlAttribute implements SourceNode {
  constructor(
    private readonly attributeName: string,
    private readonly value: string,
    readonly parent: XmlNode,
  ) {}

  children(): readonly SourceNode[] {
    return [];
  }

  all(): readonly SourceNode[] {
    return [];
  }

  text(): string {
    return this.value.trim();
  }

  /** That of its element, by the attribute's name. */
  place(): Place {
    const place = this.parent.place();
    return { ...place, segmentId: `${place.segmentId ?? ''}/@${this.attributeName}` };
  }
}
