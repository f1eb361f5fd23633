import type { INestApplication } from '@nestjs/common';
import type { ServiceName } from './service-name.js';

/** Creates missing topics, then starts to consume for these services. Call it after the application is made. */
export async function connectConsumers(app: INestApplication, services: readonly ServiceName[]): Promise<void> {
  if (services.length > 0) await app.startAllMicroservices();
}
