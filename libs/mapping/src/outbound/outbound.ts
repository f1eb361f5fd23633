import type { CanonicalDocument } from '@app/canonical';
import type { Failure, FailureLocation } from '@app/interchange';
import type { XmlDocument } from '@app/xml';
import type { MapLookups } from '../map.js';
import type { Trace } from '../source/trace.js';

/** A segment to be written, as the writers of X12 and EDIFACT take it: elements are text, or their components. */
export type MadeSegment = readonly [tag: string, ...elements: (string | readonly string[])[]];

/** Where a written value comes from: `pointer` in the document, `path` among the segments (`IT1[2].04`) or elements, and the map. */
export interface WrittenOrigin extends Pick<FailureLocation, 'pointer' | 'path'> {
  /** `x12/004010/810/invoice.outbound.yaml:12` */
  readonly map: string;
}

/** What a map makes of a document: segments without ST and SE, UNH and UNT. */
export interface OutboundMade {
  readonly segments: readonly MadeSegment[];
  /** Of XML, in place of segments. */
  readonly document?: XmlDocument;
  /** Of severity error: the segments cannot be sent. */
  readonly failures: readonly Failure[];
  /**
   * Where a value comes from, or should have come from.
   *
   * @param segment from 0; of XML the element, in the order of the document
   * @param element from 1; of the whole segment where it is absent
   */
  originOf(segment: number, element?: number, component?: number): WrittenOrigin;
  /** Where a segment that was not written should have come from: of the first of its tag in the map. */
  originOfMissing(tag: string): WrittenOrigin | undefined;
}

/** What a compiled map makes, and what it reads for that. */
export interface OutboundMaker {
  make(document: CanonicalDocument, lookups: MapLookups | undefined): OutboundMade;
  trace(document: CanonicalDocument, lookups: MapLookups | undefined): Trace;
  /**
   * What the guide asks for in every message and nothing in the map writes: paths of the guide. None of XML: a map that
   * lacks an element is refused.
   */
  unwritten(): string[];
}

/** A map from canonical documents to one message, compiled. */
export interface OutboundMap {
  /** Folder and name: `x12/004010/810/invoice`; of a partner's map `acme/810`. */
  readonly ref: string;
  /** SHA-256, in hex, of what it says with all that it extends, its parts and its code files. */
  readonly hash: string;
  /** The document that it reads. */
  readonly from: CanonicalDocument['documentType'];
  /** The guide of what it makes: `x12/004010/810`. */
  readonly to: string;
  /** Never throws for what a document of the type holds. */
  make(document: CanonicalDocument, lookups?: MapLookups): OutboundMade;
  /**
   * Pointers (RFC 6901) of the values that the document gives and the message does not carry, in the order of the
   * document. What is ours alone is not among them: ids and positions of ours, and how something was sent to us.
   */
  unused(document: CanonicalDocument, lookups?: MapLookups): string[];
}
