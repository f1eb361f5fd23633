/**
 * Orders to measure with, as long as asked for: the same bytes for the same seed, and valid against the base guides
 * `x12/004010/850` and `edifact/D.96A/ORDERS`. Each order has twenty lines, each group five hundred orders.
 *
 * `node tools/bench/generate.mjs x12|edifact <megabytes> [seed]` writes one interchange to standard output.
 */
import { Buffer } from 'node:buffer';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { edifactOrders } from './generate.edifact.mjs';
import { randomFrom } from './generate.random.mjs';
import { x12Orders } from './generate.x12.mjs';

const CHUNK = 64 * 1024;
const WRITERS = { x12: x12Orders, edifact: edifactOrders };

/** Yields buffers of one interchange of at least `bytes` bytes; returns `{ bytes, segments, transactions }`. */
export function* generate(standard, bytes, seed = 1) {
  const written = { bytes: 0, segments: 0, transactions: 0 };
  let text = '';
  for (const { segments, transaction } of WRITERS[standard](
    randomFrom(seed),
    () => written.bytes + text.length < bytes,
  )) {
    written.segments += segments.length;
    if (transaction) written.transactions++;
    text += segments.join('');
    if (text.length < CHUNK) continue;
    written.bytes += text.length;
    yield Buffer.from(text, 'latin1');
    text = '';
  }
  written.bytes += text.length;
  yield Buffer.from(text, 'latin1');
  return written;
}

async function main([standard, megabytes, seed]) {
  if (!(standard in WRITERS) || !(Number(megabytes) > 0)) {
    process.stderr.write('Say: node tools/bench/generate.mjs x12|edifact <megabytes> [seed]\n');
    process.exitCode = 2;
    return;
  }
  for (const chunk of generate(standard, Number(megabytes) * 1e6, Number(seed ?? 1)))
    if (!process.stdout.write(chunk)) await once(process.stdout, 'drain');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(process.argv.slice(2));
