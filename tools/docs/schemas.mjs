/** Writes docs/schemas anew: `npm run schemas`. The tests that hold the files to the schemas do the writing. */
import { spawnSync } from 'node:child_process';

const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', 'schemas.test'];
const { status } = spawnSync(process.execPath, jest, {
  stdio: 'inherit',
  env: { ...process.env, UPDATE_SCHEMAS: '1' },
});
process.exitCode = status ?? 1;
