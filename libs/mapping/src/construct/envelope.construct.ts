import type { ValueConstruct } from '../compile/construct.js';
import { ENVELOPE_VALUES } from '../map.js';

/** `envelope: sender`: what an outbound message bears of its interchange, where it has a place for that itself (XML). */
export const envelope: ValueConstruct = {
  beside: [],
  makes: ['text'],
  compile({ envelope: asked }, site, compiler) {
    const name = ENVELOPE_VALUES.find((each) => each === asked);
    if (name !== undefined) return (_, run) => run.lookups?.envelope?.(name);
    compiler.report(site, 'The envelope says nothing of that name.', `It says: ${ENVELOPE_VALUES.join(', ')}.`);
    return undefined;
  },
};
