import type { INestApplication } from '@nestjs/common';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { MessagingRegistry } from './messaging.registry.js';
import type { ServiceName } from './service-name.js';

/**
 * Creates missing topics, starts the relays of all services in the process and the consumers of these. Call it once,
 * after `app.init` or `app.listen`. Throws an EventLogError, a sentence to print, where the topics cannot be used.
 */
export async function connectConsumers(app: INestApplication, services: readonly ServiceName[]): Promise<void> {
  const registry = app.get(MessagingRegistry);
  await registry.start();
  for (const service of services) {
    app.connectMicroservice<MicroserviceOptions>({ strategy: registry.get(service).strategy });
  }
  await app.startAllMicroservices();
}
