/**
 * Damages sound transmissions and reads them: `npm run fuzz [-- --count N --seed S --from I --workers W --keep FOLDER]`.
 * Nothing may crash, hang, grow without bound, differ by how the bytes are chunked, or pass in silence where a count or
 * control number does not hold; what is answered must be sound. A seed and a place (`--from`) repeat an input. One input
 * of each kind of finding is kept, under test/mutation/cases unless told, which the tests read again.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { inputAt } from './inputs.mjs';

const HANG_SECONDS = 30;
const MOST_CASES = 20;
const BLOCK = 1024;
const MOST_MEMORY = 1.5 * 2 ** 30;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    from: { type: 'string', default: '0' },
    workers: { type: 'string', default: String(availableParallelism()) },
    keep: { type: 'string', default: 'test/mutation/cases' },
  },
});
const [count, seed, from, workers] = [values.count, values.seed, values.from, values.workers].map(Number);
if (![count, seed, from, workers].every(Number.isSafeInteger) || workers < 1) {
  console.error('--count, --seed, --from and --workers are whole numbers.');
  process.exit(2);
}

const state = { done: 0, bytes: 0, findings: 0, verdicts: 0, peak: 0, begun: Date.now(), million: 1 };
const megabytes = (bytes) => `${Math.round(bytes / 2 ** 20)} MB`;
const summary = () => {
  const seconds = (Date.now() - state.begun) / 1000;
  return `${state.done} of ${count} inputs, ${megabytes(state.bytes)}, ${Math.round(state.done / seconds)} a second, ${state.verdicts} verdicts, ${state.findings} findings, peak memory ${megabytes(state.peak)}`;
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

function advance({ done, size, verdicts }) {
  state.done += done;
  state.bytes += size;
  state.verdicts = Math.max(state.verdicts, verdicts);
  if (state.done < state.million * 1_000_000) return;
  const memory = process.memoryUsage();
  state.peak = Math.max(state.peak, memory.rss);
  console.error(`\n${state.million++} million: memory ${megabytes(memory.rss)}; ${summary()}`);
}

function start(nth) {
  const place = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(new URL('worker.mjs', import.meta.url), {
    workerData: { seed, from: from + nth * BLOCK, to: from + count, block: BLOCK, step: workers, place },
  });
  worker.on('message', (message) =>
    message.kind === 'finding' ? keep(message.index, message.kinds, message.found) : advance(message),
  );
  return {
    worker,
    place,
    last: -1,
    since: Date.now(),
    ended: new Promise((resolve, reject) => worker.on('exit', resolve).on('error', reject)),
  };
}

function watchOver(one) {
  const index = Atomics.load(one.place, 0);
  if (index !== one.last) return Object.assign(one, { last: index, since: Date.now() });
  if (Date.now() - one.since <= HANG_SECONDS * 1000 || one.worker.threadId === -1) return one;
  keep(index, inputAt(seed, index).kinds, [`does not end within ${HANG_SECONDS} seconds`]);
  void one.worker.terminate();
  return one;
}

console.error(`fuzz: seed ${seed}, ${count} inputs from ${from} on, ${workers} worker(s)`);
const running = Array.from({ length: workers }, (_, nth) => start(nth));
const watch = setInterval(
  () => {
    const { rss } = process.memoryUsage();
    state.peak = Math.max(state.peak, rss);
    process.stderr.write(process.stderr.isTTY ? `\r${summary()}` : `${summary()}\n`);
    running.forEach(watchOver);
    if (rss <= MOST_MEMORY) return;
    state.findings++;
    console.error(`\nmemory grows beyond ${megabytes(MOST_MEMORY)}: stopped`);
    for (const { worker } of running) void worker.terminate();
  },
  process.stderr.isTTY ? 1000 : 10_000,
);
await Promise.all(running.map(({ ended }) => ended));
clearInterval(watch);
state.peak = Math.max(state.peak, process.memoryUsage().rss);
console.error(`\n${summary()}`);
process.exitCode = state.findings > 0 || state.done < count ? 1 : 0;
