import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { clearStatus } from './status-line.js';

/** Collects output and writes it in large pieces of whole lines, waiting where the reader is slower. */
export class LineWriter {
  private pending = '';

  constructor(private readonly stream: Writable & { readonly isTTY?: boolean }) {}

  line(text: string): void {
    this.pending += `${text}\n`;
  }

  /** Bytes as they are. */
  async bytes(content: Uint8Array): Promise<void> {
    await this.flush();
    if (this.stream.isTTY === true) clearStatus();
    if (!this.stream.write(content)) await once(this.stream, 'drain');
  }

  /** Writes what is collected; every 64 KiB unless `all`. */
  async flush(all = true): Promise<void> {
    if (this.pending.length === 0 || (!all && this.pending.length < 65536)) return;
    const piece = this.pending;
    this.pending = '';
    if (this.stream.isTTY === true) clearStatus();
    if (!this.stream.write(piece)) await once(this.stream, 'drain');
  }
}

/** A reader that closes its end (`| head`) has had enough: the process ends at once and without a word. */
export function closeQuietly(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') {
      clearStatus();
      process.exit();
    }
    throw error;
  });
}
