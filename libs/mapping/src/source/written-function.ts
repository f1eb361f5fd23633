import { compileFunction } from 'node:vm';
import type { FunctionText } from './code.js';

type Factory = (constants: readonly unknown[]) => unknown;

/**
 * Functions by their text. Parts of maps that are used in several places, a party as buyer and as seller, become the same
 * text, which differs in what it takes from outside alone: it is compiled once, by us and by the engine.
 */
const FACTORIES = new Map<string, Factory>();
/** Texts that are kept; definitions that are loaded anew make some more. */
const MOST = 2000;

/**
 * The function that a text makes.
 *
 * @param header the function's name and parameters: `build(frame, run)`
 * @param name for stack traces and profiles, of the first function of that text
 */
export function writtenFunction(text: FunctionText, header: string, body: string, name: string): unknown {
  const names = text.constants.map((_, index) => `k${index}`);
  const source = `const [${names.join(', ')}] = constants;\nreturn function ${header} {\n${body}\n};`;
  const known = FACTORIES.get(source);
  if (known !== undefined) return known(text.constants);
  if (FACTORIES.size >= MOST) FACTORIES.clear();
  const factory = compileFunction(source, ['constants'], { filename: name }) as Factory;
  FACTORIES.set(source, factory);
  return factory(text.constants);
}
