export type * from './parse/parse-event.js';
export type * from './ports.js';
export type * from './results.js';
