import type { AcknowledgmentTerms } from './partner.js';

/** What holds where nothing was agreed. */
export const DEFAULT_ACKNOWLEDGMENT_TERMS: AcknowledgmentTerms = {
  type: 'auto',
  acceptedSets: true,
  ta1: 'on-error',
  contrl: 'always',
  duplicate: 'again',
};
