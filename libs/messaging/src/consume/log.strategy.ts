import type { Topic } from '@app/canonical';
import { Server } from '@nestjs/microservices';
import type { CustomTransportStrategy } from '@nestjs/microservices';
import type { Subscription } from './subscription.js';

/** Nest's side of a consumer: it collects the handlers of one service and starts the adapter. */
export abstract class LogStrategy extends Server implements CustomTransportStrategy {
  override readonly propagatesEventHandlerErrors = true;

  constructor(protected readonly subscription: Subscription) {
    super();
    this.setTransportId(subscription.transport);
  }

  override listen(callback: (error?: unknown) => void): void {
    const { handlers } = this.subscription.delivery;
    Promise.resolve()
      .then(() => {
        handlers.bind(this.messageHandlers);
        return this.start(handlers.topics);
      })
      .then(() => callback(), callback);
  }

  /** Begins to consume these topics; answers when it does. */
  protected abstract start(topics: readonly Topic[]): Promise<void>;

  /** Takes nothing more, finishes the batches in hand. May be called twice. */
  abstract override close(): Promise<void>;

  override on(): never {
    throw new TypeError('A strategy of the event log has no events');
  }

  override unwrap(): never {
    throw new TypeError('A strategy of the event log wraps no server');
  }
}
