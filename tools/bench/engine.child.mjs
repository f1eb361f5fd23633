/** One case in a process of its own: `node engine.child.mjs <standard> <name> <file> <dist>` prints one line of JSON. */
import { Buffer } from 'node:buffer';
import { closeSync, openSync, readFileSync, readSync, statSync, writeSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { OURS } from './engine.cases.mjs';
import { LIMITS } from './engine.limits.mjs';
import { PEERS } from './engine.peers.mjs';

/** Up to here the input lies in memory before the clock starts; beyond, it is read while the clock runs. */
const IN_MEMORY = 256e6;
const CHUNK = 64 * 1024;

const [standard, name, file, dist] = process.argv.slice(2);
const bytes = statSync(file).size;
const held = bytes <= IN_MEMORY ? readFileSync(file) : undefined;

function* chunks(size = CHUNK) {
  if (held === undefined) return yield* fileChunks();
  for (let at = 0; at < held.length; at += size) yield held.subarray(at, at + size);
}

function* fileChunks() {
  const handle = openSync(file);
  const buffer = Buffer.alloc(16 * CHUNK);
  for (let length = readSync(handle, buffer); length > 0; length = readSync(handle, buffer))
    for (let at = 0; at < length; at += CHUNK) yield Buffer.from(buffer.subarray(at, Math.min(length, at + CHUNK)));
  closeSync(handle);
}

const load = (path) => import(pathToFileURL(resolve(dist, path)).href);

for (const method of ['log', 'warn', 'error']) console[method] = () => undefined;
const prepare = OURS[name] ?? LIMITS[name] ?? PEERS[standard][name];
const work = await prepare({ standard, chunks, dist: load, root: dirname(resolve(dist)) });
const cpu = process.cpuUsage();
const wall = performance.now();
const { segments, documents } = await work();
const seconds = (performance.now() - wall) / 1000;
const used = process.cpuUsage(cpu);
const result = {
  bytes,
  segments,
  documents,
  wallSeconds: seconds,
  cpuSeconds: (used.user + used.system) / 1e6,
  peakRssMb: process.resourceUsage().maxRSS / 1024,
};
writeSync(1, `${JSON.stringify(result)}\n`);
