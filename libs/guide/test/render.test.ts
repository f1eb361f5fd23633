import { describe, expect, it } from '@jest/globals';
import { GuideLibrary, renderGuide } from '@app/guide';
import { x12Transaction } from './transactions.js';

const library = GuideLibrary.open('mappings');
const guide = library.get('x12/004010/850')!;
const dictionary = library.dictionary('x12/004010')!;
const sample = guide.match(x12Transaction('850', 'BEG*00*SA*A<B**20260301~PO1*1*5*EA*9.25~CTT*1'));
const page = renderGuide({ guide, dictionary, sample });

describe('a guide as a page', () => {
  it('needs nothing else: no file, no script', () => {
    expect(page).not.toMatch(/<script|<link|src=|https?:|url\(/);
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
  });

  it.each([
    ['its name', '<h1>850 in X12 004010</h1>'],
    ['a segment with its usage', '<h3><code>BEG</code> Start of a purchase order</h3>\n<p>required, once</p>'],
    ['a loop in the structure', '<td>Loop: Party</td><td>optional</td><td>up to 200</td>'],
    ['an element', '<th scope="row">03</th><td>324</td>'],
    ['a note in words', 'Elements 03 and 04 are sent together, or none of them.'],
    ['a segment of the sample, escaped', '<code>BEG*00*SA*A&lt;B**20260301</code>'],
  ])('says %s', (_, text) => {
    expect(page).toContain(text);
  });

  it('leads from every link to a place of the page', () => {
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const links = [...page.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id);
    expect(links.length).toBeGreaterThan(100);
    expect(links.filter((id) => !ids.has(id))).toEqual([]);
  });
});
