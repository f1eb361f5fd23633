export type * from './map.js';
export type { MapRemark } from './compile/compiler.js';
export { MapLibrary } from './library.js';
export { publishedSchemas } from './definition/published-schemas.js';
export { PartnerTables } from './lookup/partner-tables.js';
export type * from './outbound/outbound.js';
export { OutboundLibrary } from './outbound/outbound.library.js';
