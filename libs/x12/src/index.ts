export type { ReaderOptions } from '@app/interchange';
export { createX12Reader } from './reading/reader.js';
export * from './writer/index.js';
export * from './acknowledge/index.js';
