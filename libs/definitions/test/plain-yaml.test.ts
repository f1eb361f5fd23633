import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DefinitionError } from '../src/index.js';
import { readPlainYaml } from '../src/plain.yaml.js';
import { parseYaml } from '../src/read.source.js';

const files = ['mappings', 'partners'].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => `${root}/${file}`),
);
const texts = files.map((file) => readFileSync(file, 'utf8'));

/** What the parser of all YAML says; what is wrong is undefined. */
function whole(text: string): unknown {
  try {
    return parseYaml('a.yaml', text);
  } catch (error) {
    if (error instanceof DefinitionError) return undefined;
    throw error;
  }
}

describe('YAML as people usually write it', () => {
  it('is read as the parser of all YAML reads it, place by place, in every shipped file', () => {
    expect(files.length).toBeGreaterThan(150);
    for (const [index, text] of texts.entries())
      expect({ file: files[index], node: readPlainYaml('a.yaml', text) }).toEqual({
        file: files[index],
        node: whole(text),
      });
  });

  it.each([
    ['a text of several lines', 'a: b\n  c'],
    ['a block of text', 'a: |\n  b'],
    ['an anchor', 'a: &b c'],
    ['a tag', 'a: !!str b'],
    ['an escape', 'a: "\\n"'],
    ['nothing behind a key', 'a:\nb: c'],
    ['a key twice', 'a: b\na: c'],
    ['a tab', 'a:\tb'],
    ['a carriage return', 'a: b\r\n'],
    ['two documents', 'a: b\n---\nc: d'],
    ['two keys on a line', 'a: b: c'],
    ['a bracket that does not close', 'a: [b'],
    ['a bracket that closes too far out', 'a: [\n  b\n]'],
    ['a line too far in', 'a: b\n   c: d'],
    ['nothing', '# only a comment'],
  ])('is not %s', (_, text) => {
    expect(readPlainYaml('a.yaml', text)).toBeUndefined();
  });

  it('is never read otherwise, whatever is changed in a file', () => {
    const small = texts.filter((text) => text.length < 3000);
    const piece = fc.constantFrom(...'abc:-#,[]{}\'"&*!|>?%@ \n', '  ', '- ', ': ', ' #', '\n  ', '""', "''", 'k: v\n');
    const cut = fc.record({ text: fc.constantFrom(...small), at: fc.nat(), length: fc.nat({ max: 5 }), piece });
    fc.assert(
      fc.property(cut, ({ text, at, length, piece: put }) => {
        const from = at % text.length;
        const changed = text.slice(0, from) + put + text.slice(from + length);
        const plain = readPlainYaml('a.yaml', changed);
        if (plain !== undefined) expect(plain).toEqual(whole(changed));
      }),
      { numRuns: 150 },
    );
  });

  it('is never read otherwise, whatever is put together', () => {
    const token = fc.constantFrom(
      'a',
      'b c',
      '- ',
      ': ',
      ':',
      ', ',
      '[',
      ']',
      '{',
      '}',
      '\n',
      '  ',
      "'x'",
      '"y"',
      ' # z',
      '- a: b\n',
      'k: ',
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 14 }), (tokens) => {
        const text = tokens.join('');
        const plain = readPlainYaml('a.yaml', text);
        if (plain !== undefined) expect(plain).toEqual(whole(text));
      }),
      { numRuns: 1500 },
    );
  });
});
