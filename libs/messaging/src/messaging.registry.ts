import { TOPICS } from '@app/canonical';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { EventLog } from './log/event-log.js';
import type { ServiceMessaging } from './service-messaging.js';
import type { ServiceName } from './service-name.js';

/** The services of this process, and the log that they share: it closes after them. */
export class MessagingRegistry implements OnApplicationShutdown {
  readonly #services = new Map<ServiceName, ServiceMessaging>();

  constructor(readonly log: EventLog) {}

  get services(): ServiceMessaging[] {
    return [...this.#services.values()];
  }

  /** Throws a RangeError for a service that is not in this process. */
  get(name: ServiceName): ServiceMessaging {
    const service = this.#services.get(name);
    if (service === undefined) throw new RangeError(`The module of ${name} does not import MessagingModule.forService`);
    return service;
  }

  add(service: ServiceMessaging): ServiceMessaging {
    this.#services.set(service.service, service);
    return service;
  }

  /** Creates missing topics and starts the relays. */
  async start(): Promise<void> {
    await this.log.ensureTopics(Object.values(TOPICS));
    for (const { relay } of this.services) relay.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.log.close();
  }
}
