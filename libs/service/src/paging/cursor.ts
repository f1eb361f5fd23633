import { problem } from '../problem/problem.js';
import type { ProblemException } from '../problem/problem.js';

/** What one part of a sort key is: a cursor is checked against it, so that no nonsense reaches the database. */
export type CursorKind = 'text' | 'integer' | 'time' | 'uuid';

const FORMS: Readonly<Record<CursorKind, RegExp>> = {
  text: /^[^\0]{0,500}$/u,
  integer: /^-?\d{1,18}$/,
  time: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])([T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?(Z|[+-]\d\d(:?\d\d)?)?)?$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
};

/** Writes the sort key of a row as an opaque cursor. */
export function encodeCursor(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** Reads a cursor back. Throws a 400 problem for what {@link encodeCursor} did not make for a key of these kinds. */
export function decodeCursor(cursor: string, kinds: readonly CursorKind[]): readonly string[] {
  const key = parse(cursor);
  if (!Array.isArray(key) || key.length !== kinds.length) throw badCursor();
  return key.map((part: unknown, index) => {
    const kind = kinds[index];
    if (typeof part !== 'string' || kind === undefined || !FORMS[kind].test(part)) throw badCursor();
    return part;
  });
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw badCursor();
  }
}

function badCursor(): ProblemException {
  return problem(
    400,
    'Bad cursor',
    'The cursor is not one that this list gave out. Leave it away to begin at the first page.',
  );
}
