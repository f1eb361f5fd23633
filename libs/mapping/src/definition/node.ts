/** A value of a map file: a path, a construct, or a list of these. */
export type MapNode = string | { readonly [key: string]: MapNode } | readonly MapNode[];
export type Construct = Readonly<Record<string, MapNode>>;

export function isConstruct(node: MapNode | undefined): node is Construct {
  return typeof node === 'object' && !Array.isArray(node);
}

export function isList(node: MapNode | undefined): node is readonly MapNode[] {
  return Array.isArray(node);
}
