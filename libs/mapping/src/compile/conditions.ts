import type { Construct } from '../definition/node.js';
import { codeOfMethod, withCode } from '../source/code.js';
import type { Condition } from '../source/evaluate.js';
import type { Source } from '../source/source.js';
import type { Compiler, Site } from './compiler.js';

/** What every construct may say of when it applies. */
export const CONDITION_KEYS = ['when', 'unless', 'when-option'] as const;

/** Compiles `when: PATH` (is sent), `unless: PATH`, `when-option: name=value`; undefined where none is written. */
export function compileConditions(construct: Construct, site: Site, compiler: Compiler): Condition | undefined {
  const conditions: Condition[] = [];
  for (const key of ['when', 'unless'] as const) {
    const node = construct[key];
    const source = node === undefined ? undefined : compiler.source(compiler.inner(site, key, node));
    if (source !== undefined) conditions.push(isSent(source, key === 'when'));
  }
  const option = construct['when-option'];
  if (option !== undefined) {
    const parts = typeof option === 'string' ? /^([a-z][a-z0-9-]*)=([a-z0-9-]+)$/.exec(option) : null;
    if (parts === null) {
      const at = compiler.inner(site, 'when-option', option);
      compiler.report(at, 'An option and its value are expected here.', 'Write it like "when-option: adx=separate".');
    } else {
      const [, name = '', value = ''] = parts;
      conditions.push((_, run) => run.lookups?.option?.(name) === value);
    }
  }
  const [first, second] = conditions;
  if (second === undefined) return first;
  return (frame, run) => conditions.every((holds) => holds(frame, run));
}

/** A path to a segment holds where there is one; a path to an element, where one of them is not empty. */
function isSent(source: Source, expected: boolean): Condition {
  const holds: Condition = (frame, run) => source.isSent(frame, run) === expected;
  return withCode(holds, (text) => `(${codeOfMethod(source, 'isSent', text)} === ${expected})`);
}
