import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** So many inputs of each kind are kept; kinds beyond the limit are counted and printed, and not kept. */
const MOST_OF_A_KIND = 3;
const MOST_KINDS = 100;

/** What was found, counted by kind: a kind is what was said, without the numbers and quotations in it. */
export class FindingLog {
  count = 0;
  #kinds = new Map();
  #seed;
  #folder;

  constructor(seed, folder) {
    this.#seed = seed;
    this.#folder = folder;
  }

  /** Prints the first of a kind whole, and keeps the first few. `input` makes the bytes and tells how they were damaged. */
  add(index, found, input) {
    this.count++;
    for (const one of found) {
      const name = kindOf(one);
      const kind = this.#kinds.get(name) ?? { count: 0, first: index };
      this.#kinds.set(name, kind);
      kind.count++;
      kind.first = Math.min(kind.first, index);
      if (kind.count === 1)
        console.error(`\nseed ${this.#seed}, input ${index} (${input().kinds.join(', ')}): ${one.slice(0, 2000)}`);
      if (kind.count <= MOST_OF_A_KIND && this.#kinds.size <= MOST_KINDS) this.#keep(index, input().bytes);
    }
  }

  /** A line for each kind, the most frequent first. */
  summary() {
    return [...this.#kinds]
      .sort(([, one], [, other]) => other.count - one.count)
      .map(([name, { count, first }]) => `${count} x ${name} (first: --seed ${this.#seed} --from ${first} --count 1)`);
  }

  #keep(index, bytes) {
    mkdirSync(this.#folder, { recursive: true });
    writeFileSync(join(this.#folder, `${this.#seed}-${index}.edi`), bytes);
  }
}

/** An exception is known by its message and the place that threw it. */
function kindOf(found) {
  const [head = '', ...frames] = found.split('\n');
  const place = frames.find((line) => line.trim().startsWith('at ')) ?? '';
  const named = head.replace(/".*"/gs, '""').replace(/\d+/g, 'n').slice(0, 160);
  return place === '' ? named : `${named} ${place.trim().replace(/\(?(?:file:)?\/.*\/(?=[^/]+$)/, '(')}`;
}
