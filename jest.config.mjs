/** Options that both runs share: `npm test`, and `npm run test:large` (see jest.large.config.mjs). */
export const base = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          keepClassNames: true,
        },
        module: { type: 'es6' },
      },
    ],
  },
  moduleNameMapper: {
    '^@app/([^/]+)$': ['<rootDir>/libs/$1/src/index.ts', '<rootDir>/apps/$1/src/index.ts'],
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.crossdock/'],
  globalSetup: '<rootDir>/test/harness/run.setup.mjs',
  globalTeardown: '<rootDir>/test/harness/run.teardown.mjs',
  testTimeout: 60_000,
  maxWorkers: 2,
};

export default {
  ...base,
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test', '<rootDir>/mappings'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['\\.large\\.test\\.ts$', '/node_modules/'],
};
