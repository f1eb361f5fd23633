/**
 * One after the other what comes in batches. No promise waits for another within a batch: an async generator would make
 * three for each.
 */
export function unbatched<T>(batches: AsyncGenerator<readonly T[], void, void>): AsyncIterableIterator<T> {
  let batch: readonly T[] = [];
  let at = 0;
  const advance = async (): Promise<IteratorResult<T>> => {
    do {
      const next = await batches.next();
      if (next.done === true) return { done: true, value: undefined };
      batch = next.value;
      at = 0;
    } while (batch.length === 0);
    return { done: false, value: batch[at++] as T };
  };
  const iterator: AsyncIterableIterator<T> = {
    next: () => (at < batch.length ? Promise.resolve({ done: false, value: batch[at++] as T }) : advance()),
    return: async () => {
      batch = [];
      at = 0;
      await batches.return();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}
