export type * from './map.js';
export { MapLibrary } from './library.js';
