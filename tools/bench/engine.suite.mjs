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

function measureFile({ folder, size, standard, runs, only, say }) {
  const names = [...Object.keys(LIMITS), ...Object.keys(OURS), ...Object.keys(PEERS[standard])];
  const input = {
    folder,
    standard,
    title: `${standard} ${size} MB`,
    pieces: generate(standard, size * 1e6),
    runs,
    say,
  };
  return measureCases({ ...input, names: names.filter((name) => only?.includes(name) ?? true), per: 'segments' });
}

/** Measures cases by their names on one input, run by run in turn. `per` is what is counted by the second. */
export async function* measureCases({ folder, standard, title, pieces, names, runs, say, per }) {
  const file = join(folder, `${standard}.edi`);
  say(`${title}: writing the input`);
  write(file, pieces);
  const results = new Map(names.map((name) => [name, []]));
  for (let run = 1; run <= runs; run++) {
    for (const name of names) {
      const soFar = results.get(name);
      if (soFar.some(({ error, wallSeconds }) => error !== undefined || wallSeconds > LONG_SECONDS)) continue;
      say(`${title}, run ${run} of ${runs}: ${name}`);
      soFar.push(await inFreshProcess(join(HERE, 'engine.child.mjs'), [standard, name, file, DIST], LONGEST_MS));
    }
  }
  for (const name of names) yield rowOf({ title, name, runs: results.get(name), per });
}

function write(file, pieces) {
  const handle = openSync(file, 'w');
  for (const piece of pieces) writeSync(handle, piece);
  closeSync(handle);
}

/**
 * Speeds by the clock, of the median run; beside it the median by the processor time of the whole process, in which the
 * threads that compile and collect garbage count too.
 */
function rowOf({ title, name, runs, per }) {
  const failed = runs.find(({ error }) => error !== undefined);
  const row = { case: title, name };
  if (failed !== undefined) return { ...row, error: failed.error, bytes: 0 };
  const { bytes, [per]: counted } = runs[0];
  const seconds = medianOf(runs.map(({ wallSeconds }) => wallSeconds));
  const cpuSeconds = medianOf(runs.map(({ cpuSeconds: used }) => used));
  return {
    ...row,
    mbPerSecond: round(bytes / 1e6 / seconds),
    ...(counted === undefined ? {} : { perSecond: Math.round(counted / seconds) }),
    cpuMbPerSecond: round(bytes / 1e6 / cpuSeconds),
    peakRssMb: Math.round(medianOf(runs.map(({ peakRssMb }) => peakRssMb))),
    bytes,
  };
}

function round(value) {
  return Number(value.toPrecision(4));
}
