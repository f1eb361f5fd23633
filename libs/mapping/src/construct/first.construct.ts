import type { ValueConstruct } from '../compile/construct.js';
import { codeOf, withCode } from '../source/code.js';
import type { ValueOf } from '../source/evaluate.js';
import { isList } from '../definition/node.js';

/** `first: [..]`: the first of several ways that gives a value. */
export const first: ValueConstruct = {
  beside: [],
  compile(construct, site, compiler) {
    const choices = construct.first;
    if (!isList(choices)) {
      compiler.report(site, '"first" takes a list of ways.', 'Write it like "first: [REF(01=SI).02, REF.02]".');
      return undefined;
    }
    const inner = compiler.inner(site, 'first', choices);
    const ways = choices.map((choice, index) => compiler.value(compiler.inner(inner, index, choice)));
    const compiled = ways.filter((way) => way !== undefined);
    const value: ValueOf = (frame, run) => {
      for (const way of compiled) {
        const made = way(frame, run);
        if (made !== undefined) return made;
      }
      return undefined;
    };
    return compiled.length === 0
      ? value
      : withCode(value, (text) => `(${compiled.map((way) => codeOf(way, text)).join(' ?? ')})`);
  },
};
