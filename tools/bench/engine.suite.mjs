import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OURS } from './engine.cases.mjs';
import { LIMITS } from './engine.limits.mjs';
import { PEERS } from './engine.peers.mjs';
import { generate } from './generate.mjs';
import { inFreshProcess, medianOf } from './measure.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const DIST = join(HERE, '../../dist');
const STANDARDS = ['x12', 'edifact'];
/** A peer that failed once, or took longer than this, is not run again. */
const LONGEST_MS = 180_000;
/** What takes longer is run once. */
const LONG_SECONDS = 20;

/** The engine: bytes to segments, elements, checked envelopes, canonical documents. Yields a row for each name and size. */
export async function* ENGINE({ megabytes, runs, only, say }) {
  const folder = mkdtempSync(join(tmpdir(), 'crossdock-bench-'));
  try {
    for (const size of megabytes)
      for (const standard of STANDARDS) yield* measureFile({ folder, size, standard, runs, only, say });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
ENGINE.megabytes = [1, 10, 100];

async function* measureFile({ folder, size, standard, runs, only, say }) {
  const file = join(folder, `${standard}.edi`);
  say(`${standard}, ${size} MB: writing the input`);
  write(file, generate(standard, size * 1e6));
  const peers = Object.keys(PEERS[standard]);
  const names = [...Object.keys(LIMITS), ...Object.keys(OURS), ...peers].filter((name) => only?.includes(name) ?? true);
  const results = new Map(names.map((name) => [name, []]));
  for (let run = 1; run <= runs; run++) {
    for (const name of names) {
      const soFar = results.get(name);
      if (soFar.some(({ error, wallSeconds }) => error !== undefined || wallSeconds > LONG_SECONDS)) continue;
      say(`${standard}, ${size} MB, run ${run} of ${runs}: ${name}`);
      soFar.push(await inFreshProcess(join(HERE, 'engine.child.mjs'), [standard, name, file, DIST], LONGEST_MS));
    }
  }
  for (const name of names) yield rowOf({ standard, size, name, runs: results.get(name) });
}

function write(file, pieces) {
  const handle = openSync(file, 'w');
  for (const piece of pieces) writeSync(handle, piece);
  closeSync(handle);
}

/** Speeds are those of one core: by the processor time of the whole process, its collector of garbage included. */
function rowOf({ standard, size, name, runs }) {
  const failed = runs.find(({ error }) => error !== undefined);
  const row = { case: `${standard} ${size} MB`, name };
  if (failed !== undefined) return { ...row, error: failed.error, bytes: size * 1e6 };
  const { bytes, segments } = runs[0];
  const seconds = medianOf(runs.map(({ cpuSeconds }) => cpuSeconds));
  return {
    ...row,
    mbPerSecond: round(bytes / 1e6 / seconds),
    perSecond: Math.round(segments / seconds),
    wallMbPerSecond: round(bytes / 1e6 / medianOf(runs.map(({ wallSeconds }) => wallSeconds))),
    peakRssMb: Math.round(medianOf(runs.map(({ peakRssMb }) => peakRssMb))),
    bytes,
  };
}

function round(value) {
  return Number(value.toPrecision(4));
}
