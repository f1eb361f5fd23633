const FIRST_MS = 50;
const LONGEST_MS = 10_000;

/** Growing pauses of one partition, from 0.05 to 10 s; a success starts anew. */
export class Backoff {
  #failures = 0;

  next(): number {
    return Math.min(FIRST_MS * 2 ** this.#failures++, LONGEST_MS);
  }

  reset(): void {
    this.#failures = 0;
  }
}
