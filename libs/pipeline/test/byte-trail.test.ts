import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ByteTrail } from '../src/parse/byte-trail.js';

describe('ByteTrail', () => {
  it('keeps the last bytes, whatever the chunks', () => {
    const lengths = fc.array(fc.nat({ max: 40 }), { maxLength: 30 });
    fc.assert(
      fc.property(lengths, fc.integer({ min: 1, max: 32 }), fc.nat({ max: 90 }), (chunks, capacity, back) => {
        const base = 1000;
        const trail = new ByteTrail(base, capacity);
        const all = Buffer.from(Array.from({ length: chunks.reduce((sum, one) => sum + one, 0) }, (_, at) => at % 251));
        let at = 0;
        for (const length of chunks) trail.append(all.subarray(at, (at += length)));
        expect(trail.end).toBe(base + all.length);
        const kept = Math.min(all.length, capacity);
        const from = Math.max(all.length - Math.min(back, kept), 0);
        expect(Buffer.concat([...trail.slices(base + from, trail.end)])).toEqual(all.subarray(from));
        for (let place = from; place < all.length; place++) expect(trail.at(base + place)).toBe(all[place]);
        expect(trail.at(trail.end)).toBeUndefined();
        expect(trail.at(base - 1)).toBeUndefined();
      }),
    );
  });
});
