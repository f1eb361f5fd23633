import { applyDecorators } from '@nestjs/common';
import { ApiOkResponse, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { STATUS_CODES } from 'node:http';
import { Type } from 'typebox';
import type { TObject, TSchema } from 'typebox';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../paging/page.js';

const ProblemSchema = Type.Object({
  type: Type.String({ description: 'about:blank, or a URN that stays the same' }),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String({ description: 'what is wrong with this request and what to do' }),
  instance: Type.String({ description: 'the path' }),
  requestId: Type.String({ description: 'finds the request in the log' }),
});

/** What {@link ApiPage} says of a list; `beside` is what stands in the answer beside the items. */
export interface PageDescription {
  readonly description: string;
  readonly example?: unknown;
  readonly beside?: { readonly schema: TObject; readonly example: object };
}

/** Describes a list: its `items`, `nextCursor`, and the `limit` and `cursor` that lead through it. */
export function ApiPage(item: TSchema, options: PageDescription): MethodDecorator {
  const { description, example, beside } = options;
  const schema = Type.Object({
    ...beside?.schema.properties,
    items: Type.Array(item),
    nextCursor: Type.Union([Type.String(), Type.Null()], {
      description: 'the cursor of the next page; null on the last',
    }),
  });
  const limit = { type: 'integer', minimum: 1, maximum: MAX_PAGE_SIZE, default: DEFAULT_PAGE_SIZE } as const;
  return applyDecorators(
    ApiQuery({ name: 'limit', required: false, description: 'rows of a page', schema: limit }),
    ApiQuery({ name: 'cursor', required: false, description: 'nextCursor of the page before', type: String }),
    ApiOkResponse({
      description,
      schema,
      ...(example === undefined ? {} : { example: { ...beside?.example, items: [example], nextCursor: null } }),
    }),
    ApiProblems(400),
  );
}

/** Describes the query parameters of a TypeBox object; `limit` and `cursor` are left to {@link ApiPage}. */
export function ApiQueries(query: TObject): MethodDecorator {
  const required = new Set<string>((query.required as readonly string[] | undefined) ?? []);
  return applyDecorators(
    ...Object.entries(query.properties)
      .filter(([name]) => name !== 'limit' && name !== 'cursor')
      .map(([name, schema]) => {
        const { description } = schema as { description?: string };
        return ApiQuery({
          name,
          required: required.has(name),
          schema,
          ...(description === undefined ? {} : { description }),
        });
      }),
  );
}

/** Describes the problem details that a request may be answered with. */
export function ApiProblems(...statuses: readonly number[]): MethodDecorator & ClassDecorator {
  return applyDecorators(
    ...statuses.map((status) =>
      ApiResponse({
        status,
        description: STATUS_CODES[status] ?? 'Error',
        content: { 'application/problem+json': { schema: ProblemSchema } },
      }),
    ),
  );
}
