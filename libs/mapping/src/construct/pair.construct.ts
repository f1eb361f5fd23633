import type { ValueConstruct } from '../compile/construct.js';

/** `pair: PER.03-08`, `named: TE`: the value that follows a qualifier in a run of pairs; the first of several. */
export const pair: ValueConstruct = {
  beside: ['named'],
  makes: ['text'],
  compile(construct, site, compiler) {
    const { named } = construct;
    const source = compiler.source(compiler.inner(site, 'pair', construct.pair ?? ''));
    const range = source?.path.kind === 'segment' ? source.path.element : undefined;
    if (source === undefined || range === undefined || typeof named !== 'string') {
      compiler.report(site, '"pair" takes a run of pairs and a qualifier.', 'Write "pair: PER.03-08" and "named: TE".');
      return undefined;
    }
    const qualifiers = new Set(named.split('|'));
    const field = compiler.place(site);
    return (frame, run) => {
      const segment = source.segment(frame, run);
      if (segment === undefined) return undefined;
      for (let element = range.first; element < range.last; element += 2) {
        if (!qualifiers.has(segment.value(element))) continue;
        run.note(field, frame, segment, element + 1);
        return segment.value(element + 1).trimEnd() || undefined;
      }
      return undefined;
    };
  },
};
