import { Readable } from 'node:stream';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { countReceivedBytes, timed, withLogContext } from '@app/observability';
import { problem } from '@app/service';
import { GATEWAY_SETTINGS } from '../gateway.settings.js';
import type { GatewaySettings } from '../gateway.settings.js';
import { TooLargeError, spool } from './spool.js';
import type { SpooledBody } from './spool.js';
import { TransmissionStore } from './transmission.store.js';
import type { StoredTransmission } from './transmission.store.js';

/** Takes a transmission from a request's body: only one that ends whole is stored. */
@Injectable()
export class HttpChannel {
  private readonly logger = new Logger('Receive');

  constructor(
    private readonly store: TransmissionStore,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  /** Throws a problem: 400 cut off or empty, 413 too large, 415 a body that was taken for JSON. */
  receive(body: unknown, contentType: string | undefined): Promise<StoredTransmission> {
    return timed('receive', async () => {
      const spooled = await this.spool(body);
      try {
        if (spooled.byteLength === 0) {
          throw problem(400, 'Empty body', 'The body is empty. Send the bytes of the file as the body.');
        }
        const reception = { channel: 'http', ...(contentType === undefined ? {} : { contentType }) } as const;
        const stored = await this.store.store(spooled, reception);
        this.report(stored, spooled);
        return stored;
      } finally {
        await spooled.discard();
      }
    });
  }

  private async spool(body: unknown): Promise<SpooledBody> {
    if (!(body instanceof Readable)) {
      throw problem(
        415,
        'Unsupported media type',
        'Send the bytes of the file as application/edi-x12, application/edifact, application/xml or application/octet-stream.',
      );
    }
    try {
      return await spool(body as AsyncIterable<Uint8Array>, this.settings.spoolFolder, this.settings.maxBytes);
    } catch (error) {
      if (error instanceof TooLargeError) {
        const detail = `${error.message} Split the file, or raise CROSSDOCK_MAX_BYTES.`;
        throw problem(413, 'Transmission too large', detail, { limit: error.limit });
      }
      if (body.destroyed) {
        throw problem(
          400,
          'Body cut off',
          'The connection ended before the body did; nothing was stored. Send it again.',
        );
      }
      throw error;
    }
  }

  private report({ transmissionId }: StoredTransmission, { byteLength, index }: SpooledBody): void {
    countReceivedBytes('http', byteLength);
    withLogContext({ transmissionId }, () => {
      this.logger.log({
        message: 'stored',
        channel: 'http',
        bytes: byteLength,
        interchanges: index.interchanges.length,
      });
    });
  }
}
