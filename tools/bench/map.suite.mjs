import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureCases } from './engine.suite.mjs';
import { repeated } from './map.input.mjs';

const MAPPINGS = join(dirname(fileURLToPath(import.meta.url)), '../../mappings');
/** Beside our whole way, what the published readers need for reading alone. */
const NAMES = { x12: ['byte loop', 'pipeline', 'node-x12 parse'], edifact: ['byte loop', 'pipeline', 'edifact'] };

/**
 * Parse, validate and map of each kind of document that has a map: the transactions of its first sound golden example,
 * over and over. XML is left out: a document of it is an interchange of its own.
 */
export async function* MAP({ megabytes, runs, only, say }) {
  const folder = mkdtempSync(join(tmpdir(), 'crossdock-bench-'));
  try {
    for (const size of megabytes) {
      for (const guide of guides()) {
        const names = NAMES[guide.standard].filter((name) => only?.includes(name) ?? true);
        const input = { folder, standard: guide.standard, title: `${guide.ref}, ${size} MB`, names, per: 'documents' };
        yield* measureCases({ ...input, pieces: repeated(guide.example, size * 1e6), runs, say });
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
MAP.megabytes = [10];

/** Guides with a map that makes business documents, each with a sound example. */
function* guides() {
  for (const standard of ['x12', 'edifact']) {
    for (const version of folders(join(MAPPINGS, standard))) {
      for (const message of folders(join(MAPPINGS, standard, version))) {
        const golden = join(MAPPINGS, standard, version, message, 'golden');
        if (/^(TA1|997|999|CONTRL)$/.test(message) || !existsSync(golden)) continue;
        const sound = folders(golden).find((name) => isSound(join(golden, name)));
        if (sound === undefined) continue;
        yield { standard, ref: `${standard}/${version}/${message}`, example: join(golden, sound, 'input.edi') };
      }
    }
  }
}

function isSound(folder) {
  if (existsSync(join(folder, 'failures.json')) || existsSync(join(folder, 'options.json'))) return false;
  const text = readFileSync(join(folder, 'input.edi'), 'latin1');
  return (text.match(/(^|[\r\n~'])(GS\*|UNG\+)/g) ?? []).length <= 1;
}

function folders(path) {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
