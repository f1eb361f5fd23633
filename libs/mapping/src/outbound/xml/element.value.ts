import type { ValueRule } from '@app/guide';
import type { Compiler, Site } from '../../compile/compiler.js';
import { isConstruct } from '../../definition/node.js';
import type { Frame } from '../../source/frame.js';
import type { Run } from '../../source/run.js';
import { pathsOf } from '../origin.js';
import { shapeFor } from '../value.compile.js';
import { formatValue } from './value.format.js';

/** A text of an element or attribute, compiled; "" leaves it out. */
export interface TextPlan {
  readonly constant: boolean;
  readonly paths: readonly string[];
  textOf(frame: Frame, run: Run): string;
}

/** Compiles a path or a value construct to text; a constant is held against the guide. */
export function compileTextOf(site: Site, rule: ValueRule | undefined, compiler: Compiler): TextPlan | undefined {
  const { node } = site;
  const value = compiler.value({ ...site, shape: shapeFor(node) });
  if (value === undefined) return undefined;
  const constant = isConstruct(node) && node.value !== undefined;
  if (constant && rule !== undefined) checkConstant(node.value, rule, site, compiler);
  return {
    constant,
    paths: pathsOf(node),
    textOf(frame, run) {
      const made = value(frame, run);
      return typeof made === 'string' ? made : typeof made === 'number' ? String(made) : '';
    },
  };
}

function checkConstant(text: unknown, rule: ValueRule, site: Site, compiler: Compiler): void {
  if (typeof text !== 'string') return;
  const { codes } = rule;
  if (codes?.has(text) === false) {
    compiler.report(site, `"${text}" cannot stand in ${site.template}.`, `Write one of: ${[...codes].join(', ')}.`);
  } else if (typeof formatValue(text, rule) !== 'string') {
    compiler.report(site, `"${text}" cannot stand in ${site.template}.`, `Write a ${rule.type} that fits.`);
  }
}
