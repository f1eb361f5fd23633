import type { Guide } from '@app/guide';
import type { Failure } from '@app/interchange';
import type { OutboundMade } from '@app/mapping';
import type { OutboundTerms } from './outbound.js';

/** Control numbers of one interchange with one message. */
export interface OutboundControls {
  readonly interchange: number;
  readonly group: number;
  readonly transaction: number;
}

/** One interchange, and its control numbers as it bears them. */
export interface OutboundText {
  readonly bytes: Buffer;
  readonly control: string;
  readonly groupControl?: string;
  readonly transactionControl: string;
}

/** What is the same for every try to write one message. */
export interface OutboundMessage {
  readonly guide: Guide;
  readonly terms: OutboundTerms;
  readonly made: OutboundMade;
  /** What the map makes under this control number of the interchange, where the message bears it itself (XML). */
  readonly madeUnder: (control: string) => OutboundMade;
  readonly at: Date;
}

/** How a standard writes an interchange. */
export interface OutboundForm {
  /** The levels whose control numbers it bears. */
  readonly levels: readonly (keyof OutboundControls)[];
  /** What its character set cannot carry. */
  unwritable(message: OutboundMessage): Failure[];
  write(message: OutboundMessage, controls: OutboundControls): OutboundText;
}
