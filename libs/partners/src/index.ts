export type * from './partner.js';
export type * from './resolution.js';
export { DEFAULT_ACKNOWLEDGMENT_TERMS } from './acknowledgment-terms.js';
export { CompanySchema, PartnerSchema } from './partner.schema.js';
export { Partners } from './partners.js';
