import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** The directory of this test run: see run.setup.mjs. */
export function runDirectory(): string {
  const directory = process.env.CROSSDOCK_TEST_RUN;
  if (directory === undefined)
    throw new Error('Tests with a database or a broker run by the configuration of jest.config.mjs.');
  return directory;
}

/**
 * What `start` answers, started by the first of Jest's workers that asks; the others wait. The answer is kept as JSON.
 * Throws in every worker what `start` throws.
 */
export async function oncePerRun<T>(name: string, start: () => Promise<T>): Promise<T> {
  const file = join(runDirectory(), `${name}.json`);
  if (claimed(join(runDirectory(), `${name}.lock`))) {
    const answer = await start().then(
      (value) => ({ value }),
      (error: unknown) => ({ error: error instanceof Error ? error.message : String(error) }),
    );
    writeFileSync(`${file}.draft`, JSON.stringify(answer));
    renameSync(`${file}.draft`, file);
  }
  while (!existsSync(file)) await delay(20);
  const answer = JSON.parse(readFileSync(file, 'utf8')) as { value: T } | { error: string };
  if ('error' in answer) throw new Error(answer.error);
  return answer.value;
}

function claimed(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
