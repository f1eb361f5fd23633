import { spawn } from 'node:child_process';

/** Runs a script in a new process; what its last line says as JSON, or `{ error }`: why there is none. */
export function inFreshProcess(script, words, longestMs) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...words], {
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: longestMs,
    });
    let out = '';
    let complaint = '';
    child.stdout.on('data', (data) => (out += data));
    child.stderr.on('data', (data) => (complaint = (complaint + data).slice(-16_384)));
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(JSON.parse(out.trim().split('\n').at(-1)));
      resolve({ error: reasonOf(complaint, code, signal) });
    });
  });
}

function reasonOf(complaint, code, signal) {
  if (signal === 'SIGTERM') return 'took too long';
  if (complaint.includes('heap out of memory')) return 'out of memory';
  return /^\w*Error.*: (.*)$/m.exec(complaint)?.[1].slice(0, 100) ?? `ended with ${signal ?? code}`;
}

export function medianOf(values) {
  return [...values].sort((one, other) => one - other)[values.length >> 1];
}
