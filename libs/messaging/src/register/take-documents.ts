import { succession } from '@app/canonical';
import type { RegisteredDocument, SeriesChange } from './registered-document.js';

/**
 * Takes documents in, in order of arrival: a revision not above the one that is known is ignored, a higher one takes
 * its place, in its series or, where it names another number, at the end of that one.
 *
 * @param known every document of the series of `incoming`, and of the series where its earlier revisions are
 * @returns the series that changed; nothing else is to be written
 */
export function takeDocuments<Content>(
  known: readonly RegisteredDocument<Content>[],
  incoming: readonly RegisteredDocument<Content>[],
): SeriesChange<Content>[] {
  const documents = new Map(known.map((document) => [document.documentId, document]));
  const before = groupBySeries(known);
  const lengths = new Map([...before].map(([series, all]) => [series, Math.max(...all.map(({ ordinal }) => ordinal))]));
  const taken = new Set<string>();
  for (const document of incoming) {
    const { documentId, series } = document;
    const earlier = documents.get(documentId);
    if (earlier !== undefined && earlier.revision >= document.revision) continue;
    const stays = earlier?.series === series;
    const ordinal = stays ? earlier.ordinal : (lengths.get(series) ?? 0) + 1;
    if (!stays) lengths.set(series, ordinal);
    documents.set(documentId, { ...document, ordinal });
    taken.delete(documentId);
    taken.add(documentId);
  }
  const after = groupBySeries([...documents.values()]);
  const arrived = [...taken].flatMap((documentId) => documents.get(documentId) ?? []);
  const left = known.filter(({ documentId, series }) => documents.get(documentId)?.series !== series);
  const changed = new Set([...arrived, ...left].map(({ series }) => series));
  return [...changed].map((series) => ({
    series,
    before: succession(before.get(series) ?? []),
    after: succession(after.get(series) ?? []),
    taken: arrived.filter((document) => document.series === series),
    moved: left.filter((document) => document.series === series),
  }));
}

function groupBySeries<Content>(
  documents: readonly RegisteredDocument<Content>[],
): Map<string, RegisteredDocument<Content>[]> {
  const groups = new Map<string, RegisteredDocument<Content>[]>();
  for (const document of documents) {
    const group = groups.get(document.series);
    if (group === undefined) groups.set(document.series, [document]);
    else group.push(document);
  }
  return groups;
}
