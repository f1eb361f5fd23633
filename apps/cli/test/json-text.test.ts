import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { jsonText } from '../src/inspect/json-text.js';

describe('jsonText', () => {
  it('writes what JSON.stringify writes', () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('"', '\\', '\n', '\ud800', 'é'));
    const list = fc.array(text);
    fc.assert(
      fc.property(fc.array(fc.oneof(text, list, fc.array(list), fc.record({ base64: text }))), (elements) => {
        expect(jsonText(elements)).toBe(JSON.stringify(elements));
      }),
    );
  });
});
