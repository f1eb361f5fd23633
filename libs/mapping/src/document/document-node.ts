import type { SourceNode } from '../nodes/source-node.js';
import type { Place } from '../source/frame.js';

/** A value of a canonical document as paths see it: its fields by name, the items of a list each by the list's name. */
export class DocumentNode implements SourceNode {
  constructor(
    private readonly value: unknown,
    /** RFC 6901: `/lines/0/quantity`. */
    private readonly pointer: string,
    readonly parent: SourceNode | undefined,
  ) {}

  children(name: string): readonly SourceNode[] {
    if (!isObject(this.value) || !Object.hasOwn(this.value, name)) return [];
    const value = this.value[name];
    const pointer = `${this.pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (!Array.isArray(value)) return [new DocumentNode(value, pointer, this)];
    return value.map((item: unknown, index) => new DocumentNode(item, `${pointer}/${index}`, this));
  }

  all(): readonly SourceNode[] {
    return isObject(this.value) ? Object.keys(this.value).flatMap((name) => this.children(name)) : [];
  }

  text(): string {
    const { value } = this;
    if (typeof value === 'string') return value.trim();
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
  }

  place(): Place {
    return { pointer: this.pointer };
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
