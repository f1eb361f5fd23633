import { isConstruct, isList } from '../definition/node.js';
import type { MapNode } from '../definition/node.js';
import { CONDITION_KEYS } from './conditions.js';

/**
 * The conditions under which alone a field is written: `when: CUR`; undefined where nothing is asked. Of several ways
 * (`first:`) all must ask, and none the contrary of another.
 */
export function conditionOf(node: MapNode): string | undefined {
  if (!isConstruct(node)) return undefined;
  const own = CONDITION_KEYS.flatMap((key) => (typeof node[key] === 'string' ? [`${key}: ${node[key]}`] : []));
  if (own.length > 0) return own.join(', ');
  const { first: ways } = node;
  if (!isList(ways) || ways.length === 0) return undefined;
  const asked = ways.map(conditionOf);
  const isContrary = (one: string | undefined): boolean =>
    one?.startsWith('when: ') === true && asked.includes(one.replace('when: ', 'unless: '));
  return asked.includes(undefined) || asked.some(isContrary) ? undefined : asked.join(' or ');
}
