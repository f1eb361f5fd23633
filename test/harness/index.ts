export { CrossdockProcess } from './crossdock-process.js';
export { acmeDefinitions, ownDefinitions } from './own-definitions.js';
export type { OwnDefinitions } from './own-definitions.js';
export { kafkaBrokers, testTopicPrefix } from './kafka.js';
export { createTestDatabase } from './postgres.js';
export type { TestDatabase } from './postgres.js';
