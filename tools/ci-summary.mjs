/** Prints `tests: N passed, N failed, N skipped` over Jest's JSON results; fails when nothing ran or anything failed. */
import { existsSync, readFileSync } from 'node:fs';

const sums = { passed: 0, failed: 0, skipped: 0 };
for (const file of process.argv.slice(2)) {
  if (!existsSync(file)) {
    console.error(`${file}: the run wrote no result`);
    sums.failed += 1;
    continue;
  }
  const result = JSON.parse(readFileSync(file, 'utf8'));
  sums.passed += result.numPassedTests;
  sums.failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
  sums.skipped += result.numPendingTests + result.numTodoTests;
}
console.log(`tests: ${sums.passed} passed, ${sums.failed} failed, ${sums.skipped} skipped`);
process.exitCode = sums.failed > 0 || sums.passed === 0 ? 1 : 0;
