import type { CrossdockEvent, Topic } from '@app/canonical';
import type { MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { ConsumeContext, ConsumesOptions } from './consumes.decorator.js';

/** The methods that {@link Consumes} marks for one service, by topic. */
export class EventHandlers {
  #byTopic: ReadonlyMap<string, MessageHandler> = new Map();

  /** Throws a TypeError where two methods consume one topic: which of them would own the effect? */
  bind(handlers: ReadonlyMap<string, MessageHandler>): void {
    for (const [topic, handler] of handlers) {
      if (handler.next !== undefined) throw new TypeError(`Two handlers of one service consume ${topic}`);
    }
    this.#byTopic = handlers;
  }

  get topics(): Topic[] {
    return [...this.#byTopic.keys()] as Topic[];
  }

  /**
   * Hands events over in one call and waits for their effect; throws the handler's own error. Test events go only to a
   * handler that takes them.
   */
  async handle(topic: Topic, events: readonly CrossdockEvent[], context: ConsumeContext): Promise<void> {
    const handler = this.#byTopic.get(topic);
    if (handler === undefined) throw new TypeError(`${context.service} has no handler of ${topic}`);
    const { test = false } = (handler.extras ?? {}) as ConsumesOptions;
    const accepted = test ? events : events.filter((event) => event.test !== true);
    if (accepted.length === 0) return;
    const answer: unknown = await handler(accepted, context);
    if (isObservable(answer)) await lastValueFrom(answer, { defaultValue: undefined });
  }
}
