export type { X12GroupAnswer, X12InterchangeAnswer, X12TransactionAnswer } from './answer.js';
export { functionalAcknowledgment } from './functional.acknowledgment.js';
export { interchangeAcknowledgment } from './interchange.acknowledgment.js';
export { x12Codes } from './x12-codes.js';
