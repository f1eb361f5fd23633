export type { X12GroupAnswer, X12InterchangeAnswer, X12TransactionAnswer } from './answer.js';
export type { FunctionalAcknowledgmentType } from './acknowledgment-form.js';
export { ACKNOWLEDGMENT_FORMS, acknowledgmentVersion } from './acknowledgment-form.js';
export { functionalAcknowledgment } from './functional.acknowledgment.js';
export { interchangeAcknowledgment } from './interchange.acknowledgment.js';
export { x12Codes } from './x12-codes.js';
