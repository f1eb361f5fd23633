import type { Standard } from '@app/interchange';

/** How an envelope names somebody: ISA05/06 (ISA07/08), or UNB 0004 and 0007 (0010 and 0007). */
export interface Identity {
  readonly standard: Standard;
  /** "" where none is sent (EDIFACT 0007 is optional). */
  readonly qualifier: string;
  readonly id: string;
  /** GS02 (GS03): tells apart partners that share an ISA id. */
  readonly group?: string;
}

/** An id by which a document may name an account: `{ scheme: 'GLN', value: '4001234000015' }`. */
export interface AccountId {
  readonly scheme: string;
  readonly value: string;
}

/** A business partner as our books know it, with every id by which documents may name it. */
export interface Account {
  readonly id: string;
  readonly name?: string;
  /** The partner whose file declares it. */
  readonly partner: string;
  readonly ids: readonly AccountId[];
}

/** Who we are. */
export interface Company {
  readonly name: string;
  readonly identities: readonly Identity[];
  readonly gln?: string;
  readonly duns?: string;
  readonly taxIds: readonly string[];
}

/** Whom we exchange EDI with, for one or several accounts. */
export interface Partner {
  /** The name of its folder. */
  readonly id: string;
  readonly name: string;
  readonly identities: readonly Identity[];
  readonly accounts: readonly Account[];
  /** What holds for an interchange whose agreement is not known: its envelope was not sound. */
  readonly acknowledgment: AcknowledgmentTerms;
  readonly agreements: readonly Agreement[];
}

/** How the partner wants to be answered. */
export interface AcknowledgmentTerms {
  /** `auto` is a 997 for X12 and a CONTRL for EDIFACT. */
  readonly type: 'auto' | '997' | '999' | 'CONTRL' | 'none';
  /** AK2 loops (UCM) for accepted transactions too. */
  readonly acceptedSets: boolean;
  /**
   * When an X12 interchange itself is answered. `on-error`: a rejection; `on-request`: that, and what ISA14 asks for;
   * `always`: every one; `never`.
   */
  readonly ta1: 'on-error' | 'on-request' | 'always' | 'never';
  /**
   * What a CONTRL tells. `always`: what was accepted (0083 7) and rejected (4); `on-error`: only where something is
   * rejected; `received`: that the interchange came (8), or is rejected as a whole (4), and nothing of its messages.
   */
  readonly contrl: 'always' | 'on-error' | 'received';
  /** What an interchange that came before gets: its first answer again, or TA1 R 025 (CONTRL 4 with 26). */
  readonly duplicate: 'again' | 'reject';
}

export type Direction = 'in' | 'out';
export type Usage = 'test' | 'live' | 'any';
export type AllOrNothing = 'none' | 'group' | 'interchange';

/** What a partner and we exchange, and how: one message in one direction. */
export interface Agreement {
  /** `acme/850`; further parts where they tell two agreements apart: `acme/850/005010`, `acme/850/test`, `acme/810/out`. */
  readonly id: string;
  readonly partner: string;
  readonly direction: Direction;
  readonly standard: Standard;
  readonly message: string;
  /** A prefix of GS08/ST03 (`004010`) or of 0052.0054 (`D.96A`); absent: any version that has a guide. */
  readonly version?: string;
  readonly usage: Usage;
  /** A guide or a map other than the one of the version: `x12/004010/850`. */
  readonly guide?: string;
  readonly map?: string;
  readonly acknowledgment: AcknowledgmentTerms;
  /** What happens to a transaction that breaks only the guide, not the standard. */
  readonly onGuideError: 'reject' | 'accept-with-errors';
  readonly allOrNothing: AllOrNothing;
  /** How long a control number may not come again. */
  readonly duplicateWindowDays: number;
  /** The character set in use, where it is not the one the envelope declares. */
  readonly charset?: string;
  /** `none`: no element repeats, and the repetition separator of ISA11 or UNA is data within its transactions. */
  readonly repetition?: 'none';
  /** The most bytes of one transaction, where it is not 64 MiB. */
  readonly maxTransactionBytes?: number;
  /** What holds where the document leaves it out; stands in `resolved`, never in the sent field. */
  readonly currency?: string;
  readonly unit?: string;
  /** The account meant where a document's parties name none. */
  readonly account?: string;
  /** The accounts that documents under this agreement may be for. */
  readonly accounts: readonly string[];
  /** Whether test traffic is published, marked as such. */
  readonly publishTest: boolean;
  /** Options of the map, by name: `{ adx: 'separate' }`. */
  readonly options: Readonly<Record<string, string>>;
  /** How long something held may wait for a person. */
  readonly deadlineHours: number;
}
