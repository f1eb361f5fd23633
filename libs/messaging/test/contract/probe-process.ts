import type { CrossdockEvent } from '@app/canonical';
import { TOPICS } from '@app/canonical';
import { Database, PersistenceModule } from '@app/persistence';
import { Controller, Module } from '@nestjs/common';
import type { INestApplication, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, Payload } from '@nestjs/microservices';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Consumes, MessagingModule, MessagingStatus, connectConsumers } from '../../src/index.js';
import type { ConsumeContext, FailureRecord, MessagingOptions, ServiceName } from '../../src/index.js';
import { MessagingRegistry } from '../../src/messaging.registry.js';
import type { EventLog } from '../../src/log/event-log.js';
import type { ServiceMessaging } from '../../src/service-messaging.js';

export type Behaviour = (events: readonly CrossdockEvent[], context: ConsumeContext) => Promise<void>;

/** One process with the services that consume orders, each with a behaviour; `gateway` consumes failures. */
export class ProbeProcess {
  private constructor(
    private readonly app: INestApplication,
    readonly database: Database,
  ) {}

  static async start(
    url: string,
    options: MessagingOptions,
    behaviours: Partial<Record<'orders' | 'cash', Behaviour>>,
  ): Promise<ProbeProcess> {
    const services = Object.entries(behaviours).map(([service, behaviour]) => ({
      service: service as ServiceName,
      controller: orderProbe(service as ServiceName, behaviour),
    }));
    const all = [...services, { service: 'gateway' as const, controller: failureProbe() }];
    const root = {
      module: class Root {},
      imports: [
        PersistenceModule.forRoot({ url }),
        MessagingModule.forRoot(options),
        ...all.map(({ service, controller }) => serviceModule(service, controller)),
      ],
    };
    const app = await NestFactory.create(root, new FastifyAdapter(), { logger: false });
    await app.init();
    await connectConsumers(
      app,
      all.map(({ service }) => service),
    );
    return new ProbeProcess(app, app.get(Database));
  }

  service(name: ServiceName): ServiceMessaging {
    return this.app.get(MessagingRegistry).get(name);
  }

  get log(): EventLog {
    return this.app.get(MessagingRegistry).log;
  }

  get status(): MessagingStatus {
    return this.app.get(MessagingStatus);
  }

  /** Appends events to the outbox of orders in one transaction. */
  publish(...events: CrossdockEvent[]): Promise<void> {
    return this.database.transaction((tx) => this.service('orders').outbox.append(tx, events));
  }

  close(): Promise<void> {
    return this.app.close();
  }
}

/** Writes one row per event: the effect. */
export async function record(events: readonly CrossdockEvent[], { tx, service }: ConsumeContext): Promise<void> {
  for (const { id, key } of events) {
    await tx.query('INSERT INTO effect (service, event_id, key) VALUES ($1, $2, $3)', [service, id, key]);
  }
}

export const EFFECT_TABLES = `
  CREATE TABLE effect (ordinal bigserial, service text, event_id text, key text);
  CREATE TABLE failure (ordinal bigserial, type text, key text, record jsonb);`;

function orderProbe(service: ServiceName, behaviour: Behaviour): Type {
  @Controller()
  class OrderProbe {
    @Consumes(TOPICS.orders, service)
    async take(@Payload() events: readonly CrossdockEvent[], @Ctx() context: ConsumeContext): Promise<void> {
      await behaviour(events, context);
    }
  }
  return OrderProbe;
}

function failureProbe(): Type {
  @Controller()
  class FailureProbe {
    @Consumes(TOPICS.failures, 'gateway', { test: true })
    async take(
      @Payload() events: readonly CrossdockEvent<FailureRecord>[],
      @Ctx() { tx }: ConsumeContext,
    ): Promise<void> {
      for (const { type, key, data } of events) {
        await tx.query('INSERT INTO failure (type, key, record) VALUES ($1, $2, $3)', [
          type,
          key,
          JSON.stringify(data),
        ]);
      }
    }
  }
  return FailureProbe;
}

function serviceModule(service: ServiceName, controller: Type): Type {
  @Module({ imports: [MessagingModule.forService({ service, schema: service })], controllers: [controller] })
  class ServiceModule {}
  return ServiceModule;
}
