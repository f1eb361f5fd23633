/**
 * Damages sound transmissions and reads them: `npm run fuzz [-- --count N --seed S --workers W --keep FOLDER]`. Nothing may crash, hang,
 * grow without bound, differ by how the bytes are chunked, or pass in silence where a count or control number does
 * not hold. One input of each kind of finding is kept, under test/mutation/cases unless told, which the tests read again.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { inputAt } from './inputs.mjs';

const HANG_SECONDS = 30;
const MOST_CASES = 20;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    workers: { type: 'string', default: '1' },
    keep: { type: 'string', default: 'test/mutation/cases' },
  },
});
const [count, seed, workers] = [values.count, values.seed, values.workers].map(Number);
if (![count, seed, workers].every(Number.isSafeInteger)) {
  console.error('--count, --seed and --workers are whole numbers.');
  process.exit(2);
}

const state = { done: 0, bytes: 0, findings: 0, peak: 0, begun: Date.now() };
const megabytes = (bytes) => `${Math.round(bytes / 2 ** 20)} MB`;
const summary = () => {
  const seconds = (Date.now() - state.begun) / 1000;
  return `${state.done} of ${count} inputs, ${megabytes(state.bytes)}, ${Math.round(state.done / seconds)} a second, ${state.findings} findings, peak memory ${megabytes(state.peak)}`;
};

const kept = new Set();

function keep(index, kinds, found) {
  state.findings++;
  const kind = found.join('; ').replace(/\d+|".*"/g, '');
  if (kept.has(kind) || kept.size >= MOST_CASES) return;
  kept.add(kind);
  console.error(`\nseed ${seed}, input ${index} (${kinds.join(', ')}): ${found.join('; ')}`);
  mkdirSync(values.keep, { recursive: true });
  writeFileSync(join(values.keep, `${seed}-${index}.edi`), inputAt(seed, index).bytes);
}

function start(nth) {
  const place = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(new URL('worker.mjs', import.meta.url), {
    workerData: { seed, from: nth, count, step: workers, place },
  });
  worker.on('message', (message) => {
    if (message.kind === 'finding') return keep(message.index, message.kinds, message.found);
    state.done += message.done;
    state.bytes += message.size;
  });
  return {
    worker,
    place,
    last: -1,
    since: Date.now(),
    ended: new Promise((resolve, reject) => worker.on('exit', resolve).on('error', reject)),
  };
}

console.error(`fuzz: seed ${seed}, ${count} inputs, ${workers} worker(s)`);
const running = Array.from({ length: workers }, (_, nth) => start(nth));
const watch = setInterval(
  () => {
    state.peak = Math.max(state.peak, process.memoryUsage().rss);
    process.stderr.write(process.stderr.isTTY ? `\r${summary()}` : `${summary()}\n`);
    for (const one of running) {
      const index = Atomics.load(one.place, 0);
      if (index !== one.last) Object.assign(one, { last: index, since: Date.now() });
      else if (Date.now() - one.since > HANG_SECONDS * 1000 && one.worker.threadId !== -1) {
        keep(index, inputAt(seed, index).kinds, [`does not end within ${HANG_SECONDS} seconds`]);
        void one.worker.terminate();
      }
    }
  },
  process.stderr.isTTY ? 1000 : 10_000,
);
await Promise.all(running.map(({ ended }) => ended));
clearInterval(watch);
state.peak = Math.max(state.peak, process.memoryUsage().rss);
console.error(`\n${summary()}`);
process.exitCode = state.findings > 0 ? 1 : 0;
