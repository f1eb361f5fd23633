/** One document of a series that share account, kind and number, in its latest revision. */
export interface SeriesDocument {
  readonly documentId: string;
  /** Order of arrival within the series; a higher revision keeps the place of the revision it replaces. */
  readonly ordinal: number;
  readonly purpose?: string | undefined;
}

/**
 * How one document of a series stands: `in-force` it is what the books follow; `replaced` by a later replacement;
 * `cancelled`, and which one `cancels`; the others have no effect: a `second-original` of a number that is taken,
 * `nothing-to-cancel`, and `without-effect` for a purpose that is for information only (duplicate, proposal, ..).
 */
export type Standing =
  'in-force' | 'replaced' | 'cancelled' | 'cancels' | 'second-original' | 'nothing-to-cancel' | 'without-effect';

export interface Succession<T extends SeriesDocument> {
  /** The document whose content the books follow; also where it was cancelled. */
  readonly inForce: T | undefined;
  readonly cancelledBy: T | undefined;
  /** By document id. */
  readonly standings: ReadonlyMap<string, Standing>;
}

const ORIGINALS = new Set([undefined, 'original', 'confirmation']);

/**
 * Decides which document of one number is in force. It depends on nothing but the documents: to reverse a revision,
 * ask again without it.
 *
 * The first original takes the number, and stays: another document with the same number is not a change to it. Only a
 * replacement follows it, also after a cancellation; where there is nothing to replace, it is taken as the original.
 */
export function succession<T extends SeriesDocument>(documents: readonly T[]): Succession<T> {
  const standings = new Map<string, Standing>();
  let inForce: T | undefined;
  let cancelledBy: T | undefined;
  for (const document of [...documents].sort((a, b) => a.ordinal - b.ordinal)) {
    const standing = standingOf(document, inForce, cancelledBy);
    standings.set(document.documentId, standing);
    if (standing === 'in-force') {
      if (inForce !== undefined) standings.set(inForce.documentId, 'replaced');
      inForce = document;
      cancelledBy = undefined;
    } else if (standing === 'cancels' && inForce !== undefined) {
      standings.set(inForce.documentId, 'cancelled');
      cancelledBy = document;
    }
  }
  return { inForce, cancelledBy, standings };
}

function standingOf(document: SeriesDocument, inForce: unknown, cancelledBy: unknown): Standing {
  if (ORIGINALS.has(document.purpose)) return inForce === undefined ? 'in-force' : 'second-original';
  if (document.purpose === 'replacement') return 'in-force';
  if (document.purpose !== 'cancellation') return 'without-effect';
  return inForce === undefined || cancelledBy !== undefined ? 'nothing-to-cancel' : 'cancels';
}
