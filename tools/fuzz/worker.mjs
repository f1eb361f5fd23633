import { parentPort, workerData } from 'node:worker_threads';
import { createReader } from '../../dist/libs/pipeline/src/index.js';
import { answerFindings } from './gateway.mjs';
import { inputAt } from './inputs.mjs';
import { inspected } from './inspection.mjs';

const { seed, from, to, block, step, place } = workerData;
/** So many inputs are examined and answered too, which takes longer; and each that is the first to be read so. */
const ANSWERED_EVERY = 128;
const MOST_VERDICTS = 50_000;
const verdicts = new Set();

async function findingsAt(index, input) {
  try {
    const { found, codes } = inspected(createReader, input);
    const verdict = [...codes].sort().join();
    const isNew = !verdicts.has(verdict) && verdicts.size < MOST_VERDICTS;
    if (isNew) verdicts.add(verdict);
    return isNew || index % ANSWERED_EVERY === 0 ? [...found, ...(await answerFindings(input.bytes))] : found;
  } catch (error) {
    return [`throws ${error.stack}`];
  }
}

// Blocks of neighbours, which share what they are made of.
for (let first = from; first < to; first += step * block) {
  let size = 0;
  const end = Math.min(to, first + block);
  for (let index = first; index < end; index++) {
    Atomics.store(place, 0, index);
    const input = inputAt(seed, index);
    size += input.bytes.length;
    const found = await findingsAt(index, input);
    if (found.length > 0) parentPort.postMessage({ kind: 'finding', index, kinds: input.kinds, found });
  }
  parentPort.postMessage({ kind: 'progress', done: end - first, size, verdicts: verdicts.size });
}
