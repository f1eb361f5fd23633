import type { ValueConstruct } from '../compile/construct.js';
import type { Compiler, Site } from '../compile/compiler.js';
import { backwards } from '../codes/backwards.js';
import { translator } from '../codes/translate.js';
import type { Construct, MapNode } from '../definition/node.js';
import { TASTE_NAMES, TASTE_REMEDIES, tasteOf } from '../definition/shape.js';
import { codeOf, withCode } from '../source/code.js';
import type { ValueOf } from '../source/evaluate.js';
import type { Source } from '../source/source.js';
import { compileBody } from './body.js';
import { readingText } from './fitting-text.js';
import { reading } from './reading.js';

/**
 * `from: PATH` with `codes:` and `default:` makes text, with `backwards: true` by the code file read from meaning to
 * code; with `fields:` or `use:` an object, seen from the loop or segment that the path leads to.
 */
export const from: ValueConstruct = {
  beside: ['codes', 'backwards', 'default', 'fields', 'use'],
  compile(construct, site, compiler) {
    const source = compiler.source(compiler.inner(site, 'from', construct.from ?? ''));
    if (source === undefined) return undefined;
    const taste = tasteOf(site.shape);
    if (taste === 'object') return compileEntered(construct, source, site, compiler);
    if (taste === 'text') return compileCoded(construct, source, site, compiler);
    if (taste === 'decimal' && construct.codes !== undefined) return compileCoded(construct, source, site, compiler);
    compiler.report(
      site,
      `"from" gives text, and ${site.template} takes ${TASTE_NAMES[taste]}.`,
      TASTE_REMEDIES[taste],
    );
    return undefined;
  },
};

function compileEntered(construct: Construct, source: Source, site: Site, compiler: Compiler): ValueOf | undefined {
  const body = compileBody(construct, compiler.entered(site, source), compiler);
  if (body === undefined) return undefined;
  const field = compiler.place(site);
  return (frame, run) => {
    const scopes = source.enter(frame, run);
    const [scope] = scopes;
    if (scope === undefined) return undefined;
    if (scopes.length === 1) return body(scope, run);
    run.raise('severalMatches', field, frame, source.places(frame, run)[1], { with: { count: scopes.length } });
    return undefined;
  };
}

function compileCoded(construct: Construct, source: Source, site: Site, compiler: Compiler): ValueOf | undefined {
  const { codes } = construct;
  const fallback = compileDefault(construct, site, compiler);
  const field = compiler.place(site);
  const code =
    codes === undefined ? readingText(source, site.shape, field) : coded(codes, construct, source, site, compiler);
  if (code === undefined || fallback === undefined) return code;
  const value: ValueOf = (frame, run) => code(frame, run) ?? fallback;
  return withCode(value, (text) => `(${codeOf(code, text)} ?? ${JSON.stringify(fallback)})`);
}

function coded(
  codes: MapNode,
  construct: Construct,
  source: Source,
  site: Site,
  compiler: Compiler,
): ValueOf | undefined {
  const sent = compiler.codes(compiler.inner(site, 'codes', codes));
  if (sent === undefined) return undefined;
  const table = construct.backwards === 'true' ? backwards(sent) : sent;
  checkMeanings([...table.codes.values()], table.name, site, compiler);
  const field = compiler.place(site);
  const translate = translator(table, field, source);
  return table.unmapped === 'pass' ? readingText(source, site.shape, field, translate) : reading(source, translate);
}

function compileDefault(construct: Construct, site: Site, compiler: Compiler): string | undefined {
  const { default: fallback } = construct;
  if (fallback === undefined) return undefined;
  if (typeof fallback !== 'string') {
    compiler.report(
      compiler.inner(site, 'default', fallback),
      'A default is text.',
      'Write it like "default: original".',
    );
    return undefined;
  }
  checkMeanings([fallback], 'The default', site, compiler);
  return fallback;
}

/** What a code means must be something that the field can hold. */
function checkMeanings(meanings: readonly string[], from: string, site: Site, compiler: Compiler): void {
  const allowed = site.shape.enum;
  if (allowed === undefined) return;
  for (const meaning of new Set(meanings)) {
    if (allowed.includes(meaning)) continue;
    compiler.report(
      site,
      `${from} gives "${meaning}", which ${site.template} cannot hold.`,
      `It takes one of: ${allowed.join(', ')}.`,
    );
  }
}
