import type { EnvelopeParty, Standard } from '@app/interchange';
import type { Agreement, Direction, Partner } from './partner.js';

/** What an agreement is looked up by. */
export interface AgreementQuery {
  readonly standard: Standard;
  /** ST01 or 0065. */
  readonly message: string;
  /** ST03, else GS08; 0052 + 0054 as `D.96A`. */
  readonly version: string;
  readonly sender: EnvelopeParty;
  readonly receiver: EnvelopeParty;
  /** GS02 and GS03, where a group is sent. */
  readonly groupSender?: string;
  readonly groupReceiver?: string;
  readonly test: boolean;
}

export type Resolution =
  | {
      readonly kind: 'agreement';
      readonly agreement: Agreement;
      readonly partner: Partner;
      readonly direction: Direction;
    }
  | { readonly kind: 'unknown-sender' }
  | { readonly kind: 'unknown-receiver'; readonly partner?: Partner }
  | { readonly kind: 'no-agreement'; readonly partner: Partner; readonly direction: Direction };

/** Who stands behind an envelope. `partner` is absent where several share the identity and only GS02 tells. */
export type Counterparty =
  | { readonly kind: 'known'; readonly direction: Direction; readonly partner?: Partner }
  | { readonly kind: 'unknown-sender' }
  | { readonly kind: 'unknown-receiver'; readonly partner?: Partner };

/** The one account that a document is for, or the accounts that it might be for (none, where nothing fits). */
export type AccountResolution = { readonly accountId: string } | { readonly ambiguous: readonly string[] };
