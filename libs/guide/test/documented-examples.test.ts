import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { GuideLibrary } from '@app/guide';
import { x12Transaction } from './transactions.js';

const EXAMPLE = /```yaml\n([^`]+)```\n+```edi\n([^`]+)```\n+```text\n([^`]+)```/g;

/** Each example of docs/guide-language.md: an overlay of the 850, what comes, and the failures. */
const examples = [...readFileSync('docs/guide-language.md', 'utf8').matchAll(EXAMPLE)].map(
  ([, overlay = '', sent = '', failures = '']) => ({ overlay, sent, failures }),
);
const library = GuideLibrary.open('mappings');

describe('the examples of the documentation', () => {
  it('are all found', () => {
    expect(examples.length).toBe(4);
  });

  it.each(examples)('$overlay', ({ overlay, sent, failures }) => {
    const folder = join(mkdtempSync(join(tmpdir(), 'overlay-')), 'partner');
    mkdirSync(folder);
    writeFileSync(join(folder, '850.guide.yaml'), `extends: x12/004010/850\n${overlay}`);
    const guide = library.overlay(join(folder, '850.guide.yaml'));
    const found = guide.match(x12Transaction('850', sent.trim().split('\n').join('~'))).failures;
    expect(found.map(({ code, message }) => `${code} ${message}`)).toEqual(failures.trim().split('\n'));
  });
});
