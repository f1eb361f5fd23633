import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { TSchema } from 'typebox';
import { Type } from 'typebox';
import type { Diagnostic } from '../src/index.js';
import { DefinitionError, loadDefinition, mergeSources, nearestName, parseSource, typeSource } from '../src/index.js';

function levelsOf(depth: number): TSchema {
  const inner = depth === 1 ? Type.Integer() : Type.Union([Type.Integer(), levelsOf(depth - 1)]);
  return Type.Record(Type.String(), depth === 1 ? Type.Integer({ description: 'a count, or two levels' }) : inner);
}

const Schema = Type.Object(
  {
    name: Type.String(),
    version: Type.Optional(Type.String({ pattern: '^[0-9]{6}$', description: 'six digits, such as "004010"' })),
    days: Type.Optional(Type.Integer({ minimum: 1 })),
    test: Type.Optional(Type.Boolean()),
    direction: Type.Optional(Type.Union([Type.Literal('in'), Type.Literal('out')])),
    range: Type.Optional(
      Type.Union([Type.Integer(), Type.String({ pattern: '^\\d+\\.\\.(\\d+|\\*)$' })], {
        description: 'a count or 0..9',
      }),
    ),
    ids: Type.Optional(
      Type.Array(Type.Object({ scheme: Type.String(), value: Type.String() }, { additionalProperties: false })),
    ),
    codes: Type.Optional(Type.Record(Type.String(), Type.String())),
    levels: Type.Optional(levelsOf(2)),
    extends: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);

function write(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'definitions-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

function diagnosticsOf(run: () => unknown): readonly Diagnostic[] {
  try {
    run();
  } catch (error) {
    if (error instanceof DefinitionError) return error.diagnostics;
    throw error;
  }
  return [];
}

const mistakes = (text: string): string[] =>
  diagnosticsOf(() => typeSource(parseSource('a.yaml', text), Schema)).map(
    ({ line, column, message, remedy }) => `${line}:${column} ${message} ${remedy}`,
  );

describe('what a file says', () => {
  it('is typed by the schema, and every path knows its place', () => {
    const folder = write({
      'a.yaml': 'name: Acme\nversion: "004010"\ndays: 30\ntest: true\nids:\n  - { scheme: DUNS, value: "007326879" }\n',
    });
    const loaded = loadDefinition(join(folder, 'a.yaml'), Schema);
    expect(loaded.value).toEqual({
      name: 'Acme',
      version: '004010',
      days: 30,
      test: true,
      ids: [{ scheme: 'DUNS', value: '007326879' }],
    });
    expect(loaded.at(['days'])).toEqual({ file: join(folder, 'a.yaml'), line: 3, column: 1 });
    expect(loaded.at(['ids', 0, 'value'])).toMatchObject({ line: 6, column: 21 });
    expect(loaded.at(['ids', 7])).toMatchObject({ line: 6 });
  });

  it('may be a count or a range where the schema allows both', () => {
    expect(typeSource(parseSource('a', 'name: x\nrange: 3'), Schema).value.range).toBe(3);
    expect(typeSource(parseSource('a', 'name: x\nrange: 0..*'), Schema).value.range).toBe('0..*');
  });
});

describe('mistakes', () => {
  const cases: [what: string, text: string, expected: string[]][] = [
    [
      'an unquoted number',
      'name: x\nversion: 004010',
      ['2:10 004010 is text here, but looks like a number or a switch. Quote it: "004010".'],
    ],
    ['an unquoted country', 'name: NO', ['1:7 NO is text here, but looks like a number or a switch. Quote it: "NO".']],
    ['a misspelt field', 'nmae: x\nname: x', ['1:1 There is no field "nmae" here. Did you mean "name"?']],
    [
      'a misspelt field, deep',
      'name: x\nids:\n  - { schema: A, value: B }',
      [
        '3:5 The field "scheme" is missing. Add "scheme:".',
        '3:7 There is no field "schema" here. Did you mean "scheme"?',
      ],
    ],
    [
      'a foreign field',
      'name: x\nzzz: x',
      [
        '2:1 There is no field "zzz" here. Known are: name, version, days, test, direction, range, ids, codes, levels, extends.',
      ],
    ],
    ['a missing field', 'days: 3', ['1:1 The field "name" is missing. Add "name:".']],
    [
      'a word for a count',
      'name: x\ndays: many',
      ['2:7 "many" is not what "days" takes. It takes a whole number, 1 or more.'],
    ],
    ['a bad range', 'name: x\nrange: 1-2', ['2:8 "1-2" is not what "range" takes. It takes a count or 0..9.']],
    ['a misspelt choice', 'name: x\ndirection: inn', ['2:12 "inn" is not allowed for "direction". Did you mean "in"?']],
    [
      'a pattern',
      'name: x\nversion: "4010"',
      ['2:10 "4010" is not what "version" takes. It takes six digits, such as "004010".'],
    ],
    ['a list for text', 'name: [a]', ['1:7 This list is not what "name" takes. It takes text.']],
    [
      'a mapping that nests deeper than the schema',
      'name: x\nlevels: { a: { a: { a: 1 } } }',
      ['2:19 This mapping is not what "a" takes. It takes a count, or two levels.'],
    ],
    ['a key twice', 'name: x\nname: y', ['2:1 Map keys must be unique. Correct the YAML at this place.']],
    ['an alias', 'name: &a x\nversion: *a', ['2:10 YAML aliases are not read. Write the value out, or use "extends".']],
    ['broken YAML', 'name: "x', ['1:9 Missing closing "quote. Correct the YAML at this place.']],
    ['nothing', '# only a comment', ['1:1 The file is empty. Write the definition, or take the file away.']],
  ];
  it.each(cases)('%s', (_, text, expected) => {
    expect(mistakes(text)).toEqual(expected);
  });

  it('a file that is not there', () => {
    expect(diagnosticsOf(() => loadDefinition('/nowhere/a.yaml', Schema))).toEqual([
      {
        file: '/nowhere/a.yaml',
        line: 1,
        column: 1,
        message: 'This file does not exist.',
        remedy: 'Write it, or correct the name that leads here.',
      },
    ]);
  });

  it('print as file:line:column, what, and what to do', () => {
    expect(() => typeSource(parseSource('partners/a.yaml', 'nmae: x\nname: x'), Schema)).toThrow(
      'partners/a.yaml:1:1: There is no field "nmae" here. Did you mean "name"?',
    );
  });
});

describe('extends', () => {
  const resolve = (reference: string, from: string): string => join(from, `${reference}.yaml`);

  it('holds differences only; places point to where a value was written', () => {
    const folder = write({
      'base.yaml': 'name: base\ndays: 3\ncodes: { a: A, b: B, c: C }\n',
      'own.yaml': 'extends: base\nname: own\ncodes: { b: BB, c: ~, d: D }\n',
    });
    const loaded = loadDefinition(join(folder, 'own.yaml'), Schema, { extends: resolve });
    expect(loaded.value).toEqual({ extends: 'base', name: 'own', days: 3, codes: { a: 'A', b: 'BB', d: 'D' } });
    expect(loaded.at(['days'])).toEqual({ file: join(folder, 'base.yaml'), line: 2, column: 1 });
    expect(loaded.at(['codes', 'b'])).toEqual({ file: join(folder, 'own.yaml'), line: 3, column: 10 });
  });

  it("leaves the keys that are a file's own", () => {
    const folder = write({ 'base.yaml': 'name: base\ndays: 3\n', 'own.yaml': 'extends: base\n' });
    expect(
      diagnosticsOf(() => loadDefinition(join(folder, 'own.yaml'), Schema, { extends: resolve, own: ['name'] })).map(
        (d) => d.message,
      ),
    ).toEqual(['The field "name" is missing.']);
  });

  it('refuses a circle', () => {
    const folder = write({ 'a.yaml': 'extends: b\nname: a', 'b.yaml': 'name: b\nextends: a' });
    expect(diagnosticsOf(() => loadDefinition(join(folder, 'a.yaml'), Schema, { extends: resolve }))).toEqual([
      {
        file: join(folder, 'b.yaml'),
        line: 2,
        column: 10,
        message: '"a" extends itself.',
        remedy: 'Break the circle.',
      },
    ]);
  });

  it('refuses to take out what is not there', () => {
    const base = parseSource('base', 'codes: { a: A }');
    expect(diagnosticsOf(() => mergeSources(base, parseSource('own', 'codes: { b: ~ }')))[0]?.message).toBe(
      'There is no "b" to take out.',
    );
  });
});

describe('nearestName', () => {
  const cases: [word: string, expected: string | undefined][] = [
    ['ordernumber', 'orderNumber'],
    ['oderNumber', 'orderNumber'],
    ['buyre', 'buyer'],
    ['zebra', undefined],
    ['', undefined],
  ];
  it.each(cases)('%s -> %s', (word, expected) => {
    expect(nearestName(word, ['orderNumber', 'buyer', 'seller'])).toBe(expected);
  });
});
