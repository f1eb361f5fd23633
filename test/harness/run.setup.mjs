import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { stopRun } from './run.stop.mjs';

/**
 * Jest's globalSetup: gives the run a directory. PostgreSQL and Kafka are started in it by the first test that asks
 * (postgres.ts, kafka.ts), so that a run of pure tests pays for neither. What an interrupted run left is swept.
 */
export default async function setup() {
  for (const name of readdirSync(tmpdir())) {
    const pid = /^crossdock-test-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    await stopRun(join(tmpdir(), name));
  }
  process.env.CROSSDOCK_TEST_RUN = mkdtempSync(join(tmpdir(), `crossdock-test-${process.pid}-`));
  process.env.KAFKAJS_NO_PARTITIONER_WARNING = '1';
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
