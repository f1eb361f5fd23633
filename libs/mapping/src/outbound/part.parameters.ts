import type { Construct, MapNode } from '../definition/node.js';
import { isConstruct, isList } from '../definition/node.js';

/** The nodes of a part with `$name` replaced by what `with:` says: text is a constant, anything else stands as it is. */
export function withParameters(node: MapNode, parameters: Construct): MapNode {
  if (typeof node === 'string') {
    const given = node.startsWith('$') ? parameters[node.slice(1)] : undefined;
    return given === undefined ? node : typeof given === 'string' ? { value: given } : given;
  }
  if (isList(node)) return node.map((each) => withParameters(each, parameters));
  if (!isConstruct(node)) return node;
  return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, withParameters(inner, parameters)]));
}
