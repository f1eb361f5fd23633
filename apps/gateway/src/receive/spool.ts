import { createHash, randomUUID } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { mkdir, open, readdir, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { indexInterchanges } from '@app/pipeline';
import type { InterchangeIndex } from '@app/pipeline';

/** The interchanges of a transmission, and what is wrong with the transmission itself. */
export type FoundInterchanges = ReturnType<InterchangeIndex['end']>;

/** Bytes of one stored piece of a transmission. */
export const CHUNK_BYTES = 1024 * 1024;

/** A body that came in whole: hashed, its interchanges found, its bytes still outside of the database. */
export interface SpooledBody {
  readonly byteLength: number;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly index: FoundInterchanges;
  /** The bytes, in at least one piece of {@link CHUNK_BYTES}; the last may be shorter. */
  chunks(): AsyncIterable<Buffer>;
  /** Removes the bytes from the spool. */
  discard(): Promise<void>;
}

/** A body longer than the limit. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
  constructor(readonly limit: number) {
    super(`The body is larger than ${limit} bytes.`);
  }
}

/** Removes what a crash left behind. */
export async function clearSpool(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    if (name.endsWith('.spool')) await rm(join(folder, name), { force: true });
  }
}

/**
 * Takes a body from a stream: the first mebibyte stays in memory, more goes to a file of the spool folder.
 *
 * @throws TooLargeError past `limit` bytes; whatever the stream throws. Nothing is left in the spool then.
 */
export async function spool(body: AsyncIterable<Uint8Array>, folder: string, limit: number): Promise<SpooledBody> {
  const spooling = new Spooling(folder, limit);
  try {
    for await (const bytes of body) await spooling.write(bytes);
    return await spooling.end();
  } catch (error) {
    await spooling.discard();
    throw error;
  }
}

class Spooling {
  private readonly hash: Hash = createHash('sha256');
  private readonly index = indexInterchanges();
  private readonly file: string;
  private pieces: Uint8Array[] = [];
  private held = 0;
  private byteLength = 0;
  private handle: FileHandle | undefined;

  constructor(
    folder: string,
    private readonly limit: number,
  ) {
    this.file = join(folder, `${randomUUID()}.spool`);
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.byteLength += bytes.length;
    if (this.byteLength > this.limit) throw new TooLargeError(this.limit);
    this.hash.update(bytes);
    this.index.write(bytes);
    this.pieces.push(bytes);
    this.held += bytes.length;
    if (this.held > CHUNK_BYTES) await this.flush();
  }

  async end(): Promise<SpooledBody> {
    if (this.handle !== undefined) await this.flush();
    const memory = Buffer.concat(this.pieces);
    return {
      byteLength: this.byteLength,
      sha256: this.hash.digest('hex'),
      index: this.index.end(),
      chunks: () => this.chunks(memory),
      discard: () => this.discard(),
    };
  }

  async discard(): Promise<void> {
    await this.handle?.close();
    if (this.handle !== undefined) await rm(this.file, { force: true });
    this.handle = undefined;
  }

  private async flush(): Promise<void> {
    this.handle ??= await open(this.file, 'wx+', 0o600);
    await this.handle.appendFile(Buffer.concat(this.pieces));
    this.pieces = [];
    this.held = 0;
  }

  private async *chunks(memory: Buffer): AsyncGenerator<Buffer> {
    if (this.handle === undefined) {
      yield memory;
      return;
    }
    for (let at = 0; at < this.byteLength; at += CHUNK_BYTES) {
      const buffer = Buffer.alloc(Math.min(CHUNK_BYTES, this.byteLength - at));
      await this.handle.read(buffer, 0, buffer.length, at);
      yield buffer;
    }
  }
}
