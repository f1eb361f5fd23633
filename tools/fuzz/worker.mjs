import { parentPort, workerData } from 'node:worker_threads';
import { createReader } from '../../dist/libs/pipeline/src/index.js';
import { answerFindings } from './gateway.mjs';
import { inputAt } from './inputs.mjs';
import { inspected, surveyed } from './inspection.mjs';
import { ANSWERED_EVERY, MOST_VERDICTS, SPLIT_EVERY } from './sampling.mjs';

const { seed, from, to, block, step, place } = workerData;
const verdicts = new Set();
const tally = { done: 0, size: 0, split: 0, answered: 0 };

/** The sum of numbers that stand for the codes, in any order: two sets that share one are a missed sample, no more. */
function verdictOf(codes) {
  let sum = codes.size;
  for (const code of codes) {
    const number = Number(code.slice(3));
    sum += Math.imul(number ^ (number << 13), 0x9e3779b1) * (number + 1);
  }
  return sum;
}

function isFirst(codes) {
  if (verdicts.size >= MOST_VERDICTS) return false;
  const { size } = verdicts;
  return verdicts.add(verdictOf(codes)).size > size;
}

async function findingsAt(index, input) {
  const split = index % SPLIT_EVERY === 0;
  const { found, codes } = split ? inspected(createReader, input) : surveyed(createReader, input);
  const first = isFirst(codes);
  const all = [...found];
  if (split || first) tally.split++;
  if (first && !split) all.push(...inspected(createReader, input).found);
  if (first || index % ANSWERED_EVERY === 0) {
    tally.answered++;
    all.push(...(await answerFindings(input.bytes)));
  }
  return [...new Set(all)];
}

async function examineAt(index) {
  const input = inputAt(seed, index);
  tally.size += input.bytes.length;
  const found = await findingsAt(index, input).catch((error) => [`throws ${error.stack}`]);
  if (found.length > 0) parentPort.postMessage({ kind: 'finding', index, kinds: input.kinds, found });
}

// Blocks of neighbours, which share what they are made of.
for (let first = from; first < to; first += step * block) {
  const end = Math.min(to, first + block);
  for (let index = first; index < end; index++) {
    Atomics.store(place, 0, index);
    await examineAt(index);
  }
  tally.done = end - first;
  parentPort.postMessage({ kind: 'progress', ...tally, verdicts: verdicts.size });
  Object.assign(tally, { size: 0, split: 0, answered: 0 });
}
