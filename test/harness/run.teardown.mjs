import process from 'node:process';
import { stopRun } from './run.stop.mjs';

/** Jest's globalTeardown: stops what the run started. */
export default async function teardown() {
  await stopRun(process.env.CROSSDOCK_TEST_RUN);
}
