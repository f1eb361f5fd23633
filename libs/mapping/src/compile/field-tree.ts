import type { Located } from '@app/definitions';
import type { MapNode } from '../definition/node.js';
import type { Scopes } from '../source/source.js';

/** Fields as written, `location.scheme` and `location.value` under one branch; later ones replace earlier ones. */
export class FieldTree {
  readonly branches = new Map<string, FieldTree>();
  leaf: Leaf | undefined;

  add(name: string, leaf: Leaf): void {
    const [first = '', ...rest] = name.split('.');
    const branch = this.branches.get(first) ?? new FieldTree();
    this.branches.set(first, branch);
    if (rest.length > 0) {
      branch.add(rest.join('.'), leaf);
      return;
    }
    branch.branches.clear();
    branch.leaf = leaf;
  }

  addAll(fields: Readonly<Record<string, MapNode>>, origin: Omit<Leaf, 'node'>): void {
    for (const [name, node] of Object.entries(fields)) this.add(name, { ...origin, node, at: [...origin.at, name] });
  }

  /** Any leaf of it, for a place to point at. */
  any(): Leaf | undefined {
    if (this.leaf !== undefined) return this.leaf;
    for (const branch of this.branches.values()) {
      const leaf = branch.any();
      if (leaf !== undefined) return leaf;
    }
    return undefined;
  }
}

export interface Leaf {
  readonly node: MapNode;
  readonly located: Located<unknown>;
  readonly at: readonly (string | number)[];
  readonly scopes: Scopes;
}
