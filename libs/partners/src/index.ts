export type * from './partner.js';
export type * from './resolution.js';
export { Partners } from './partners.js';
