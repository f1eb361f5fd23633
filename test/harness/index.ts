export { CrossdockProcess } from './crossdock-process.js';
export { kafkaBrokers, testTopicPrefix } from './kafka.js';
export { createTestDatabase } from './postgres.js';
export type { TestDatabase } from './postgres.js';
