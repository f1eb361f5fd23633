import { base } from './jest.config.mjs';

/** Inputs over 10 MB, generated as streams. */
export default { ...base, roots: ['<rootDir>/test'], testMatch: ['**/*.large.test.ts'], testTimeout: 300_000 };
