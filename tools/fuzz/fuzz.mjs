/**
 * Damages sound transmissions and reads them: `npm run fuzz -- --help`. Nothing may crash, hang, grow without bound, differ
 * by how the bytes are chunked, or pass in silence where a count or control number does not hold; what is answered must
 * be sound. A seed and a place (`--from`) repeat an input.
 */
import { availableParallelism } from 'node:os';
import { clearInterval, setInterval } from 'node:timers';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { FindingLog } from './finding.log.mjs';
import { inputAt } from './inputs.mjs';
import { SAMPLING } from './sampling.mjs';

const HANG_SECONDS = 30;
const BLOCK = 1024;
const MOST_MEMORY = 1.5 * 2 ** 30;
/** Of a worker: a reader and all that it made are gone after one input, and cost least where they go young. */
const RESOURCES = { maxYoungGenerationSizeMb: 64 };

const HELP = `npm run fuzz -- [options]

Damages sound X12 and EDIFACT transmissions and reads them: nothing may crash, hang (${HANG_SECONDS} s), take more than
${MOST_MEMORY / 2 ** 20} MB, differ by how the bytes are chunked, or pass in silence where a count or control number does not hold; what
is answered must be readable.
${SAMPLING}

  --count N       how many inputs (1000000)
  --seed S        what they are made from (the clock); a seed and a place repeat an input
  --from I        the place of the first (0)
  --workers W     threads (as many as there are cores)
  --keep FOLDER   where the first inputs of each kind of finding go (test/mutation/cases, which the tests read)

Ends with 1 where anything was found.`;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    from: { type: 'string', default: '0' },
    workers: { type: 'string', default: String(availableParallelism()) },
    keep: { type: 'string', default: 'test/mutation/cases' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}
const [count, seed, from, workers] = [values.count, values.seed, values.from, values.workers].map(Number);
if (![count, seed, from, workers].every(Number.isSafeInteger) || workers < 1) {
  console.error('--count, --seed, --from and --workers are whole numbers.');
  process.exit(2);
}

const log = new FindingLog(seed, values.keep);
const state = { done: 0, bytes: 0, split: 0, answered: 0, verdicts: 0, peak: 0, begun: Date.now(), million: 1 };
const megabytes = (bytes) => `${Math.round(bytes / 2 ** 20)} MB`;
const summary = () => {
  const { done, bytes, split, answered, verdicts, peak, begun } = state;
  const rate = Math.round((done * 1000) / (Date.now() - begun));
  return `${done} of ${count} inputs, ${megabytes(bytes)}, ${rate} a second, ${split} split, ${answered} answered, ${verdicts} verdicts, ${log.count} findings, peak memory ${megabytes(peak)}`;
};

function advance({ done, size, split, answered, verdicts }) {
  state.done += done;
  state.bytes += size;
  state.split += split;
  state.answered += answered;
  state.verdicts = Math.max(state.verdicts, verdicts);
  if (state.done < state.million * 1_000_000) return;
  const memory = process.memoryUsage();
  state.peak = Math.max(state.peak, memory.rss);
  console.error(`\n${state.million++} million: memory ${megabytes(memory.rss)}; ${summary()}`);
}

const found = (index, what) => log.add(index, what, () => inputAt(seed, index));

function start(nth) {
  const place = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(new URL('worker.mjs', import.meta.url), {
    workerData: { seed, from: from + nth * BLOCK, to: from + count, block: BLOCK, step: workers, place },
    resourceLimits: RESOURCES,
  });
  worker.on('message', (message) =>
    message.kind === 'finding' ? found(message.index, message.found) : advance(message),
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
  found(index, [`does not end within ${HANG_SECONDS} seconds`]);
  void one.worker.terminate();
  return one;
}

console.error(`fuzz: seed ${seed}, ${count} inputs from ${from} on, ${workers} worker(s)\n${SAMPLING}`);
const running = Array.from({ length: workers }, (_, nth) => start(nth));
const watch = setInterval(
  () => {
    const { rss } = process.memoryUsage();
    state.peak = Math.max(state.peak, rss);
    process.stderr.write(process.stderr.isTTY ? `\r${summary()}` : `${summary()}\n`);
    running.forEach(watchOver);
    if (rss <= MOST_MEMORY) return;
    found(from + state.done, [`memory grows beyond ${megabytes(MOST_MEMORY)}: stopped`]);
    for (const { worker } of running) void worker.terminate();
  },
  process.stderr.isTTY ? 1000 : 10_000,
);
await Promise.all(running.map(({ ended }) => ended));
clearInterval(watch);
state.peak = Math.max(state.peak, process.memoryUsage().rss);
console.error(['', summary(), ...log.summary()].join('\n'));
process.exitCode = log.count > 0 || state.done < count ? 1 : 0;
