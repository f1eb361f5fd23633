import type { EnvelopeParty, Failure, Standard } from '@app/interchange';
import type { OutboundLibrary } from '@app/mapping';
import type { Clock, ControlNumbers, Guides } from '../ports.js';

/** Who an interchange comes from or goes to. */
export interface OutboundParty extends EnvelopeParty {
  /** GS02 or GS03; the id of the interchange, unless told. */
  readonly group?: string;
}

/** What is to be written, from whom and to whom: of the agreement. */
export interface OutboundTerms {
  /** The guide that the message must satisfy: `x12/004010/810`, or a partner's overlay. */
  readonly to: string;
  readonly sender: OutboundParty;
  readonly receiver: OutboundParty;
  /** ISA15 T, or UNB 0035 1. */
  readonly test: boolean;
  /** A map other than that of the guide, by its ref: `acme/810`. */
  readonly map?: string;
  /** Of the agreement, for the map; `decimal-mark: comma` and `association: EAN008` are the writer's own (EDIFACT). */
  readonly options?: Readonly<Record<string, string>>;
  /** EDIFACT: `utf-8` is UNOW in syntax 4, `ascii` is UNOB; else UNOC (ISO 8859-1). X12 is ASCII. */
  readonly charset?: string;
}

export interface OutboundPorts {
  readonly guides: Guides;
  readonly outbound: Pick<OutboundLibrary, 'for' | 'get'>;
  readonly controlNumbers: ControlNumbers;
  readonly clock: Clock;
}

interface OutboundNames {
  readonly standard: Standard | undefined;
  readonly guideRef: string;
  readonly mapRef: string | undefined;
  /** SHA-256, in hex, of the map with all that it is made of. */
  readonly mapHash?: string;
  readonly failures: readonly Failure[];
  /** Pointers (RFC 6901) of what the document gives and the message has no place for; none where it was not mapped. */
  readonly unused: readonly string[];
}

/** One interchange with one message, read back without an error; `failures` are warnings. */
export interface OutboundWritten extends OutboundNames {
  readonly bytes: Buffer;
  readonly standard: Standard;
  /** ISA13 (nine digits) or 0020. */
  readonly control: string;
  /** GS06; X12 only. */
  readonly groupControl?: string;
  /** ST02 (four digits or more) or 0062. */
  readonly transactionControl: string;
  readonly mapRef: string;
}

/** Nothing is written and no control number is taken: `failures` say why, and where in the document. */
export interface OutboundRefused extends OutboundNames {
  readonly bytes?: undefined;
}

export type OutboundResult = OutboundWritten | OutboundRefused;
