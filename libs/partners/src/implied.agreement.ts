import type { Standard } from '@app/interchange';
import { agreementOf } from './partner.load.js';
import type { Agreement, Partner } from './partner.js';
import type { AgreementQuery } from './resolution.js';

const ACKNOWLEDGMENTS: Partial<Record<Standard, readonly string[]>> = {
  x12: ['TA1', '997', '999'],
  edifact: ['CONTRL'],
};

/**
 * Who exchanges anything with us may answer what we send: acknowledgments need no agreement of their own. They are read
 * though they break a guide, since nobody will be told.
 */
export function impliedAgreement(
  { id, acknowledgment }: Partner,
  { standard, message }: Pick<AgreementQuery, 'standard' | 'message'>,
): Agreement | undefined {
  if (ACKNOWLEDGMENTS[standard]?.includes(message) !== true) return undefined;
  return agreementOf(id, { message, onGuideError: 'accept-with-errors' }, [], acknowledgment);
}
