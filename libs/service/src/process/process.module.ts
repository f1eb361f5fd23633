import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { MessagingModule } from '@app/messaging';
import { PersistenceModule } from '@app/persistence';
import type { AppDefinition } from '../app-definition.js';
import { HealthController } from '../health/health.controller.js';
import { ReadinessChecks } from '../health/readiness.js';
import { LandingController } from '../landing/landing.controller.js';
import { MessagingGauges } from '../metrics/messaging-gauges.js';
import { MetricsController } from '../metrics/metrics.controller.js';
import { DocsController } from '../openapi/docs.controller.js';
import { SETTINGS } from '../settings/settings.js';
import type { Settings } from '../settings/settings.js';
import { Lifecycle } from './lifecycle.js';
import { APPS } from './tokens.js';

export interface ProcessOptions {
  readonly apps: readonly AppDefinition[];
  readonly settings: Settings;
  readonly databaseUrl: string;
  readonly lifecycle: Lifecycle;
}

/** The root of a process: one pool, one log and one HTTP server under the modules of its apps. */
@Module({})
export class ProcessModule {
  static forApps({ apps, settings, databaseUrl, lifecycle }: ProcessOptions): DynamicModule {
    const log = settings.kafkaBrokers === undefined ? 'embedded' : { brokers: settings.kafkaBrokers };
    return {
      module: ProcessModule,
      global: true,
      imports: [
        PersistenceModule.forRoot({ url: databaseUrl }),
        MessagingModule.forRoot({
          log,
          prefix: settings.topicPrefix,
          gateway: { url: settings.gatewayUrl, token: settings.token },
        }),
        ...apps.map(({ module }) => module(settings)),
      ],
      controllers: [LandingController, DocsController, HealthController, MetricsController],
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: APPS, useValue: apps },
        { provide: Lifecycle, useValue: lifecycle },
        ReadinessChecks,
        MessagingGauges,
      ],
      exports: [SETTINGS, APPS, Lifecycle],
    };
  }
}
