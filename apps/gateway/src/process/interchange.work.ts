import type { EnvelopeParty, Standard } from '@app/interchange';
import type { Decision } from '@app/pipeline';

/** An interchange that waits in its lane, as the database holds it. */
export interface InterchangeWork {
  readonly id: string;
  readonly transmissionId: string;
  /** Place in the transmission, from 1. */
  readonly ordinal: number;
  readonly receivedAt: Date;
  /** `received`: the first pass is due; `publishing`: the second. */
  readonly state: 'received' | 'publishing';
  readonly standard: Standard;
  readonly control: string;
  readonly sender: EnvelopeParty;
  readonly receiver: EnvelopeParty;
  readonly test: boolean;
  /** The range of the transmission. */
  readonly byteOffset: number;
  readonly byteLength: number;
  /** Counts the first passes: a decision on what was held begins the next run. */
  readonly run: number;
  /** Transactions that the second pass is done with. */
  readonly checkpoint: number;
  /** Of the folder that the transmission lay in. */
  readonly folderPartnerId?: string;
  readonly fileName?: string;
  /** What people decided about parts of it that were held. */
  readonly decisions: readonly Decision[];
}

/** Someone else works on the interchange, or has: what was done here must not be committed. */
export class LaneLostError extends Error {
  override readonly name = 'LaneLostError';
}
