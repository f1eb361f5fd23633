import type { CanonicalDocument } from '@app/canonical';
import { nearestName } from '@app/definitions';
import type { Shape } from '../definition/shape.js';
import { documentShape } from '../definition/shape.js';
import type { NodeOutline } from '../nodes/node.language.js';
import type { NodePath, NodeStep } from '../nodes/node-path.js';
import { PathError } from '../source/language.js';

/** The objects that a path may start from, the innermost last; undefined where that is not known, as in a part. */
export type FieldScopes = readonly Shape[] | undefined;

/** What the schema of a document lets paths lead to. */
export function fieldOutline(type: CanonicalDocument['documentType']): NodeOutline<FieldScopes> {
  const root = documentShape(type);
  return { root: [root], enter: (path, scopes) => enter(path, scopes, root) };
}

function enter({ up, fromRoot, steps }: NodePath, scopes: FieldScopes, root: Shape): FieldScopes {
  const from = fromRoot ? [root] : scopes?.slice(0, Math.max(1, scopes.length - up));
  return from && steps.reduce((chain: readonly Shape[], step) => [...chain, follow(chain.at(-1), step)], from);
}

function follow(shape: Shape | undefined, { name, tests }: NodeStep): Shape {
  const inner = itemOf(fieldOf(shape, name));
  for (const { term } of tests) term.reduce((at: Shape | undefined, field) => itemOf(fieldOf(at, field)), inner);
  return inner;
}

function fieldOf(shape: Shape | undefined, name: string): Shape {
  const fields = shape?.properties ?? {};
  const found = fields[name];
  if (found !== undefined) return found;
  const near = nearestName(name, Object.keys(fields));
  const known = Object.keys(fields).join(', ');
  throw new PathError(
    `There is no field "${name}" here.`,
    near !== undefined ? `Did you mean "${near}"?` : known === '' ? 'A text has no fields.' : `There are: ${known}.`,
  );
}

function itemOf(shape: Shape): Shape {
  return shape.type === 'array' && shape.items !== undefined ? shape.items : shape;
}
