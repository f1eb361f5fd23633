import type { ValueConstruct } from '../compile/construct.js';
import { isList } from '../definition/node.js';
import { fittingText } from './fitting-text.js';

/** `join: PATH` or `join: [PATH, ..]`: every text that is sent there, `with:` something between them. */
export const join: ValueConstruct = {
  beside: ['with'],
  makes: ['text'],
  compile(construct, site, compiler) {
    const { join: node = '', with: between = ' ' } = construct;
    const inner = compiler.inner(site, 'join', node);
    const nodes = isList(node) ? node.map((each, index) => compiler.inner(inner, index, each)) : [inner];
    const sources = nodes.map((each) => compiler.source(each)).filter((source) => source !== undefined);
    if (typeof between !== 'string') {
      compiler.report(compiler.inner(site, 'with', between), 'Text is expected here.', 'Write it like "with: \', \'".');
      return undefined;
    }
    const fit = fittingText(site.shape, compiler.place(site));
    return (frame, run) => {
      let text = '';
      for (const source of sources)
        for (const part of source.texts(frame, run)) text = text === '' ? part : text + between + part;
      if (text === '') return undefined;
      return fit === undefined ? text : fit(text, frame, run);
    };
  },
};
