import { parentPort, workerData } from 'node:worker_threads';
import { createReader } from '../../dist/libs/pipeline/src/index.js';
import { answerFindings } from './gateway.mjs';
import { inputAt } from './inputs.mjs';
import { findings } from './inspection.mjs';

const { seed, from, count, step, place } = workerData;
/** Every so many inputs are examined and answered too, which takes longer. */
const ANSWERED = 16;
const REPORT_EVERY = 500;

async function findingsAt(index) {
  const { bytes, kinds, cut } = inputAt(seed, index);
  try {
    const found = findings(createReader, bytes, cut);
    if (index % ANSWERED === 0) found.push(...(await answerFindings(bytes)));
    return { bytes, kinds, found };
  } catch (error) {
    return { bytes, kinds, found: [`throws ${error.stack}`] };
  }
}

let done = 0;
let size = 0;
for (let index = from; index < count; index += step) {
  Atomics.store(place, 0, index);
  const { bytes, kinds, found } = await findingsAt(index);
  done++;
  size += bytes.length;
  if (found.length > 0) parentPort.postMessage({ kind: 'finding', index, kinds, found });
  if (done % REPORT_EVERY === 0 || index + step >= count) {
    parentPort.postMessage({ kind: 'progress', done, size });
    [done, size] = [0, 0];
  }
}
