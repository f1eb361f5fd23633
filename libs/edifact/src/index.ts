export type { ReaderOptions } from '@app/interchange';
export { createEdifactReader } from './reading/reader.js';
export * from './writer/index.js';
export * from './acknowledge/index.js';
