/**
 * `node tools/wasm/assemble.mjs`: assembles each module written in WebAssembly's own language into the TypeScript beside it,
 * so that neither build nor start needs an assembler. Tests hold that the two agree.
 */
import { Buffer } from 'node:buffer';
import { readFileSync, writeFileSync } from 'node:fs';
import wabt from 'wabt';

const ROOT = new URL('../../', import.meta.url);
const MODULES = { MARK_SEARCH: 'libs/interchange/src/reading/mark-search', SOUND: 'libs/guide/src/sound' };

/** The bytes of the module that a text in WebAssembly's own language describes. */
export async function assemble(text) {
  const module = (await wabt()).parseWat('module.wat', text, { simd: true });
  try {
    module.resolveNames();
    module.validate();
    return Buffer.from(module.toBinary({}).buffer);
  } finally {
    module.destroy();
  }
}

async function write(name, module) {
  const { format, resolveConfig } = await import('prettier');
  const bytes = await assemble(readFileSync(new URL(`${module}.wat`, ROOT), 'utf8'));
  const lines = bytes.toString('base64').match(/.{1,100}/g);
  const text = [
    `/** \`${module.slice(module.lastIndexOf('/') + 1)}.wat\`, assembled by \`node tools/wasm/assemble.mjs\`. */`,
    `export const ${name} = [${lines.map((line) => `'${line}'`).join(', ')}].join('');`,
  ].join('\n');
  const { pathname } = new URL(`${module}.wasm.ts`, ROOT);
  writeFileSync(pathname, await format(text, { ...(await resolveConfig(pathname)), filepath: pathname }));
}

if (process.argv[1] === new URL(import.meta.url).pathname)
  for (const [name, module] of Object.entries(MODULES)) await write(name, module);
