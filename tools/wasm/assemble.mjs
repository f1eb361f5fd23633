/**
 * `node tools/wasm/assemble.mjs`: assembles libs/interchange/src/reading/mark-search.wat into the module beside it, so that
 * neither build nor start needs an assembler. A test holds that the two agree.
 */
import { Buffer } from 'node:buffer';
import { readFileSync, writeFileSync } from 'node:fs';
import wabt from 'wabt';

const FOLDER = new URL('../../libs/interchange/src/reading/', import.meta.url);
const SOURCE = new URL('mark-search.wat', FOLDER);
const TARGET = new URL('mark-search.wasm.ts', FOLDER);

/** The bytes of the module that a text in WebAssembly's own language describes. */
export async function assemble(text) {
  const module = (await wabt()).parseWat('mark-search.wat', text, { simd: true });
  try {
    module.resolveNames();
    module.validate();
    return Buffer.from(module.toBinary({}).buffer);
  } finally {
    module.destroy();
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const { format, resolveConfig } = await import('prettier');
  const bytes = await assemble(readFileSync(SOURCE, 'utf8'));
  const lines = bytes.toString('base64').match(/.{1,100}/g);
  const text = [
    '/** `mark-search.wat`, assembled by `node tools/wasm/assemble.mjs`. */',
    `export const MARK_SEARCH = [${lines.map((line) => `'${line}'`).join(', ')}].join('');`,
  ].join('\n');
  const path = TARGET.pathname;
  writeFileSync(TARGET, await format(text, { ...(await resolveConfig(path)), filepath: path }));
}
