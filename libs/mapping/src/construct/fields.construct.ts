import type { ValueConstruct } from '../compile/construct.js';
import { compileBody } from './body.js';

/** `fields:` and `use:` alone: an object seen from the same scope. */
export const fields: ValueConstruct = {
  beside: ['use'],
  makes: ['object'],
  compile: compileBody,
};
