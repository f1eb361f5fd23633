import { encodeCursor } from './cursor.js';

/** What a list's caller asked for. */
export interface PageRequest {
  /** Rows of one page, 1 to 200. */
  readonly limit: number;
  /** The sort key of the last row of the page before; absent for the first page. */
  readonly after?: readonly string[];
}

/** What a list answers. */
export interface Page<T> {
  readonly items: readonly T[];
  /** To be sent as `cursor` for the next page; null on the last. */
  readonly nextCursor: string | null;
}

export const DEFAULT_PAGE_SIZE = 50;
export const MAX_PAGE_SIZE = 200;

/**
 * A page out of `request.limit + 1` rows: the row too many, if there is one, says that a next page exists.
 *
 * @param keyOf the sort key of a row, each part as the text that the query compares with
 * @example
 * const rows = await database.query(
 *   `SELECT .. WHERE ($1::timestamptz IS NULL OR (received_at, id) < ($1::timestamptz, $2::uuid))
 *    ORDER BY received_at DESC, id DESC LIMIT $3`,
 *   [request.after?.[0] ?? null, request.after?.[1] ?? null, request.limit + 1]);
 * return pageOf(rows, request, (row) => [row.received_at, row.id]);
 */
export function pageOf<T>(rows: readonly T[], request: PageRequest, keyOf: (row: T) => readonly string[]): Page<T> {
  const items = rows.slice(0, request.limit);
  const last = items.at(-1);
  const more = rows.length > request.limit && last !== undefined;
  return { items, nextCursor: more ? encodeCursor(keyOf(last)) : null };
}
