import { createReadStream } from 'node:fs';
import { SentenceError } from './sentence.error.js';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no file',
  EISDIR: 'It is a folder, not a file:',
  EACCES: 'Reading is not allowed of',
};

/**
 * The bytes of a file, or of standard input for `-`, in chunks as they are read.
 *
 * @throws SentenceError when it cannot be read
 */
export async function* readInput(file: string): AsyncGenerator<Uint8Array> {
  const stream = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 65536 });
  try {
    for await (const chunk of stream) yield chunk as Uint8Array;
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new SentenceError(`${REASONS[code] ?? `It cannot be read (${message}):`} ${file}.`, { cause: error });
  }
}
