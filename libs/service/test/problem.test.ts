import { describe, expect, it } from '@jest/globals';
import { Type } from 'typebox';
import { problem, ProblemException, SchemaPipe } from '@app/service';

describe('problem', () => {
  it('needs no type of its own where the title is the phrase of the status', () => {
    expect(problem(404, 'Not Found', 'There is no order 1.').problem).toEqual({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      detail: 'There is no order 1.',
    });
  });

  it('names its type by its title', () => {
    const thrown = problem(409, 'Already released (or refused)', 'Once is enough.', { state: 'released' });
    expect(thrown).toBeInstanceOf(ProblemException);
    expect(thrown.message).toBe('Once is enough.');
    expect(thrown.getStatus()).toBe(409);
    expect(thrown.problem).toEqual({
      type: 'urn:crossdock:problem:already-released-or-refused',
      title: 'Already released (or refused)',
      status: 409,
      detail: 'Once is enough.',
      state: 'released',
    });
  });
});

describe('SchemaPipe', () => {
  const Query = Type.Object(
    {
      account: Type.Optional(Type.String({ minLength: 1 })),
      status: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('resolved')])),
      kind: Type.Optional(Type.Enum(['invoice', 'credit-note'])),
      page: Type.Optional(Type.Integer({ minimum: 1 })),
      wait: Type.Optional(Type.Boolean()),
    },
    { additionalProperties: false },
  );
  const query = new SchemaPipe(Query);

  it('converts what a query string writes as text', () => {
    expect(query.transform({ account: 'ACME', page: '2', wait: 'true' }, { type: 'query' })).toEqual({
      account: 'ACME',
      page: 2,
      wait: true,
    });
  });

  it.each([
    [{ acount: 'ACME' }, 'acount is not known here.', [{ path: '/acount', message: 'is not known here' }]],
    [
      { status: 'shut' },
      'status must be open or resolved.',
      [{ path: '/status', message: 'must be open or resolved' }],
    ],
    [
      { kind: 'bill' },
      'kind must be invoice or credit-note.',
      [{ path: '/kind', message: 'must be invoice or credit-note' }],
    ],
    [{ page: 'x' }, 'page must be integer.', [{ path: '/page', message: 'must be integer' }]],
    [
      { page: '0', status: '' },
      'status must be open or resolved.',
      [
        { path: '/status', message: 'must be open or resolved' },
        { path: '/page', message: 'must be >= 1' },
      ],
    ],
  ])('%j: %s', (value, detail, errors) => {
    expect(() => query.transform(value, { type: 'query' })).toThrow(
      expect.objectContaining({
        problem: { type: 'urn:crossdock:problem:bad-parameter', title: 'Bad parameter', status: 400, detail, errors },
      }),
    );
  });

  it('converts nothing in a body, and says what is missing', () => {
    const body = new SchemaPipe(Type.Object({ group: Type.Integer(), reason: Type.String() }));
    expect(body.transform({ group: 1, reason: 'late' }, { type: 'body' })).toEqual({ group: 1, reason: 'late' });
    expect(() => body.transform({ group: '1' }, { type: 'body' })).toThrow('reason is missing.');
    expect(() => body.transform(undefined, { type: 'body' })).toThrow('The body must be object.');
  });
});
