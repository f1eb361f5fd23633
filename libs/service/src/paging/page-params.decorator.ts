import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { problem } from '../problem/problem.js';
import { decodeCursor } from './cursor.js';
import type { CursorKind } from './cursor.js';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from './page.js';
import type { PageRequest } from './page.js';

/**
 * The page that a request asks for with `limit` and `cursor`.
 *
 * @param kinds the parts of the list's sort key, in order
 * @example list(@PageParams('time', 'uuid') page: PageRequest)
 */
export function PageParams(...kinds: CursorKind[]): ParameterDecorator {
  return pageParams(kinds);
}

const pageParams = createParamDecorator((kinds: readonly CursorKind[], context: ExecutionContext) =>
  readPageRequest(context.switchToHttp().getRequest<FastifyRequest>().query, kinds),
);

/** Reads `limit` and `cursor` of a query string. Throws a 400 problem for a limit that is no number of 1 to 200. */
export function readPageRequest(query: unknown, kinds: readonly CursorKind[]): PageRequest {
  const { limit, cursor } = (query ?? {}) as { limit?: unknown; cursor?: unknown };
  return {
    limit: readLimit(limit),
    ...(cursor === undefined ? {} : { after: decodeCursor(typeof cursor === 'string' ? cursor : '', kinds) }),
  };
}

function readLimit(limit: unknown): number {
  if (limit === undefined) return DEFAULT_PAGE_SIZE;
  const rows = typeof limit === 'string' && /^\d{1,6}$/.test(limit) ? Number(limit) : 0;
  if (rows < 1 || rows > MAX_PAGE_SIZE) {
    throw problem(400, 'Bad limit', `The limit must be a whole number from 1 to ${MAX_PAGE_SIZE}.`);
  }
  return rows;
}
