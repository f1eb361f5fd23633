/**
 * One after the other what comes in batches; each batch is gone over once, when it is asked for. No promise waits for
 * another within a batch: an async generator would make three for each.
 */
export function unbatched<T>(batches: AsyncGenerator<Iterable<T>, void, void>): AsyncIterableIterator<T> {
  let batch: Iterator<T> = [][Symbol.iterator]();
  const advance = async (): Promise<IteratorResult<T>> => {
    for (let next = await batches.next(); next.done !== true; next = await batches.next()) {
      batch = next.value[Symbol.iterator]();
      const first = batch.next();
      if (first.done !== true) return first;
    }
    return { done: true, value: undefined };
  };
  const within = (): Promise<IteratorResult<T>> => {
    const next = batch.next();
    return next.done === true ? advance() : Promise.resolve(next);
  };
  const iterator: AsyncIterableIterator<T> = {
    next: () => {
      try {
        return within();
      } catch (error) {
        return Promise.reject(error instanceof Error ? error : new Error(String(error)));
      }
    },
    return: async () => {
      batch = [][Symbol.iterator]();
      await batches.return();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}
