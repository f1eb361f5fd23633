import type { Compiler, Site } from '../compile/compiler.js';
import type { ValueConstruct } from '../compile/construct.js';
import type { MapNode } from '../definition/node.js';
import { isConstruct, isList } from '../definition/node.js';
import { tasteOf } from '../definition/shape.js';
import { ExpressionError, Expression } from '../format/expression.js';
import type { ValueOf } from '../source/evaluate.js';
import type { Frame } from '../source/frame.js';
import type { Run } from '../source/run.js';
import type { Source } from '../source/source.js';
import { fittingText } from './fitting-text.js';

/**
 * `jsonata: EXPRESSION`, `reads: { name: PATH }`: for the odd case that no construct can say. Each name holds the texts
 * that its path leads to. The expression gives text; a number would be a binary float and is refused.
 */
export const jsonata: ValueConstruct = {
  beside: ['reads'],
  makes: ['text', 'decimal', 'date', 'date-time', 'integer', 'boolean'],
  compile(construct, site, compiler) {
    const sources = readsOf(construct.reads, site, compiler);
    const expression = compileExpression(construct.jsonata, site, compiler);
    if (sources === undefined || expression === undefined) return undefined;
    return evaluation(expression, sources, site, compiler);
  },
};

type Reads = readonly (readonly [name: string, source: Source])[];

function readsOf(reads: MapNode | undefined, site: Site, compiler: Compiler): Reads | undefined {
  if (reads === undefined || isList(reads) || !isConstruct(reads)) {
    compiler.report(site, '"jsonata" says what it reads.', 'Write it like "reads: { amounts: SAC.05 }".');
    return undefined;
  }
  const outer = compiler.inner(site, 'reads', reads);
  return Object.entries(reads).flatMap(([name, path]) => {
    const source = compiler.source(compiler.inner(outer, name, path));
    return source === undefined ? [] : [[name, source] as const];
  });
}

function compileExpression(text: MapNode | undefined, site: Site, compiler: Compiler): Expression | undefined {
  try {
    return new Expression(typeof text === 'string' ? text : '');
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const at = compiler.inner(site, 'jsonata', '');
    compiler.report(at, `This is no JSONata that can be used: ${error.message}.`, 'See docs.jsonata.org.');
    return undefined;
  }
}

function evaluation(expression: Expression, sources: Reads, site: Site, compiler: Compiler): ValueOf {
  const field = compiler.place(site);
  const taste = tasteOf(site.shape);
  const fit = fittingText(site.shape, field);
  const refuse = (problem: string, frame: Frame, run: Run): undefined => {
    run.raise('jsonataFailed', field, frame, undefined, { with: { problem } });
    return undefined;
  };
  return (frame, run) => {
    const input = Object.fromEntries(sources.map(([name, source]) => [name, source.texts(frame, run)]));
    const { value, problem } = expression.evaluate(input);
    if (problem !== undefined) return refuse(problem, frame, run);
    if (value === undefined || value === null || value === '') return undefined;
    if (taste === 'boolean' && typeof value === 'boolean') return value;
    if (taste === 'integer' && Number.isSafeInteger(value) && Number(value) >= 0) return value;
    if (typeof value !== 'string' || taste === 'boolean' || taste === 'integer') {
      return refuse(`it gives ${JSON.stringify(value)}, which the field cannot hold`, frame, run);
    }
    return fit === undefined ? value : fit(value, frame, run);
  };
}
