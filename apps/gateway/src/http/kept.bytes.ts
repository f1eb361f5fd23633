import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

/** Bytes as they are kept, with their length and their SHA-256 in hex. */
export interface KeptBytes {
  readonly bytes: Buffer | AsyncIterable<Buffer>;
  readonly byteLength: number;
  readonly sha256: string;
}

/** Answers with bytes as a file of this name; `x-content-sha256` says what they must be. */
export function answerBytes(reply: FastifyReply, kept: KeptBytes, name: string, type: string): StreamableFile {
  const { bytes, byteLength: length, sha256 } = kept;
  void reply.header('x-content-sha256', sha256);
  return new StreamableFile(Readable.from(bytes), { type, length, disposition: `attachment; filename="${name}"` });
}
