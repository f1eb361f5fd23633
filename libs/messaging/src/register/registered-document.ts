import type { CanonicalDocument, CrossdockEvent, Lineage, SeriesDocument, Succession } from '@app/canonical';
import { parseEventId } from '@app/canonical';

/** A document that a service has taken in, in its latest revision. */
export interface RegisteredDocument<Content = unknown> extends SeriesDocument {
  readonly revision: number;
  readonly eventId: string;
  readonly documentType: string;
  /** The record key: account and number. Documents of one type and one key are a series. */
  readonly series: string;
  /** ISO 8601 instant. */
  readonly receivedAt: string;
  readonly sender?: string;
  readonly lineage?: Lineage;
  readonly content: Content;
}

/** What a batch did to one series. */
export interface SeriesChange<Content = unknown> {
  readonly series: string;
  readonly before: Succession<RegisteredDocument<Content>>;
  readonly after: Succession<RegisteredDocument<Content>>;
  /** Documents and revisions that are new in this series, in order of arrival. */
  readonly taken: readonly RegisteredDocument<Content>[];
  /** Those that were here, and are now in another series: a later revision names another number. */
  readonly moved: readonly RegisteredDocument<Content>[];
}

/** The document of an event. Throws a TypeError for an event without one, a RangeError for an id of another form. */
export function documentOf<Content extends CanonicalDocument>(
  event: CrossdockEvent<Content>,
): RegisteredDocument<Content> {
  const { id, key, time, sender, lineage, data } = event;
  if (data === undefined) throw new TypeError(`event ${id} carries no document`);
  return {
    ...parseEventId(id),
    ordinal: 0,
    eventId: id,
    documentType: data.documentType,
    series: key,
    receivedAt: time,
    purpose: 'purpose' in data ? data.purpose : undefined,
    ...(sender === undefined ? {} : { sender }),
    ...(lineage === undefined ? {} : { lineage }),
    content: data,
  };
}
