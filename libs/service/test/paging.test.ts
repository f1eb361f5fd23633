import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeCursor, encodeCursor, pageOf, ProblemException } from '@app/service';
import type { CursorKind } from '@app/service';
import { readPageRequest } from '../src/paging/page-params.decorator.js';

const UUID = '0b0f8e9e-3f7c-4f0e-9d58-6f3a1f1f2b11';

describe('cursors', () => {
  it('come back as they went', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 80 }).filter((value) => !value.includes('\0'));
    fc.assert(
      fc.property(text, fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), fc.uuid(), (name, count, id) => {
        const key = [name, String(count), id];
        expect(decodeCursor(encodeCursor(key), ['text', 'integer', 'uuid'])).toEqual(key);
      }),
    );
  });

  it.each<[string, string, CursorKind[]]>([
    ['nonsense', 'nonsense', ['text']],
    ['an empty text', '', ['text']],
    ['JSON that is no list', Buffer.from('{"a":1}').toString('base64url'), ['text']],
    ['another number of parts', encodeCursor(['a', 'b']), ['text']],
    ['a part that is no text', Buffer.from('[1]').toString('base64url'), ['integer']],
    ['no integer', encodeCursor(['1e9']), ['integer']],
    ['no UUID', encodeCursor(['x']), ['uuid']],
    ['no time', encodeCursor(['yesterday']), ['time']],
    ['the 13th month', encodeCursor(['2026-13-01']), ['time']],
    ['a NUL, which PostgreSQL refuses', encodeCursor(['a\0']), ['text']],
  ])('%s is a 400 problem', (_, cursor, kinds) => {
    expect(() => decodeCursor(cursor, kinds)).toThrow(
      expect.objectContaining({
        problem: {
          type: 'urn:crossdock:problem:bad-cursor',
          title: 'Bad cursor',
          status: 400,
          detail: 'The cursor is not one that this list gave out. Leave it away to begin at the first page.',
        },
      }),
    );
  });

  it.each(['2026-03-01', '2026-03-01 10:00:00.123456+00', '2026-03-01T10:00:00Z', '2026-03-01T10:00:00.5+05:30'])(
    'takes the time %s as PostgreSQL and ISO 8601 write it',
    (time) => {
      expect(decodeCursor(encodeCursor([time, UUID]), ['time', 'uuid'])).toEqual([time, UUID]);
    },
  );
});

describe('readPageRequest', () => {
  it('takes 50 rows unless told', () => {
    expect(readPageRequest({}, ['text'])).toEqual({ limit: 50 });
    expect(readPageRequest({ limit: '200', cursor: encodeCursor(['a']) }, ['text'])).toEqual({
      limit: 200,
      after: ['a'],
    });
  });

  it.each(['0', '201', '-1', '1.5', 'all', '', ['1', '2']])('refuses the limit %j', (limit) => {
    expect(() => readPageRequest({ limit }, ['text'])).toThrow(ProblemException);
    expect(() => readPageRequest({ limit }, ['text'])).toThrow('The limit must be a whole number from 1 to 200.');
  });

  it('refuses two cursors', () => {
    const cursor = encodeCursor(['a']);
    expect(() => readPageRequest({ cursor: [cursor, cursor] }, ['text'])).toThrow('The cursor is not one');
  });
});

describe('pageOf', () => {
  const key = (row: string): readonly string[] => [row];

  it('has no next page where the rows fit', () => {
    expect(pageOf([], { limit: 2 }, key)).toEqual({ items: [], nextCursor: null });
    expect(pageOf(['a', 'b'], { limit: 2 }, key)).toEqual({ items: ['a', 'b'], nextCursor: null });
  });

  it('goes on after the last row that it gives', () => {
    expect(pageOf(['a', 'b', 'c'], { limit: 2 }, key)).toEqual({ items: ['a', 'b'], nextCursor: encodeCursor(['b']) });
  });

  it('leads through a list of any length, each row once', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(), { maxLength: 40 }), fc.integer({ min: 1, max: 7 }), (numbers, limit) => {
        const all = numbers.sort((a, b) => a - b).map(String);
        const seen: string[] = [];
        let cursor: string | null | undefined;
        while (cursor !== null) {
          const after = cursor === undefined ? undefined : decodeCursor(cursor, ['integer'])[0];
          const rows = all.filter((row) => after === undefined || Number(row) > Number(after)).slice(0, limit + 1);
          const page = pageOf(rows, { limit }, key);
          seen.push(...page.items);
          cursor = page.nextCursor;
        }
        expect(seen).toEqual(all);
      }),
    );
  });
});
