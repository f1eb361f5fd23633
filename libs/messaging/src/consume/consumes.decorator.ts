import { Catch, UseFilters, applyDecorators } from '@nestjs/common';
import type { ExceptionFilter } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import type { Topic } from '@app/canonical';
import { throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import type { EntityManager } from 'typeorm';
import { serviceTransport } from '../service-name.js';
import type { ServiceName } from '../service-name.js';

/** What a handler gets beside its events. */
export interface ConsumeContext {
  /** The transaction in which the events are marked as consumed: every effect goes through it. */
  readonly tx: EntityManager;
  readonly service: ServiceName;
}

export interface ConsumesOptions {
  /** Takes test events too; without it they are marked as consumed and not handed over. */
  readonly test?: boolean;
}

/** Hands the handler's own error on; Nest would make "Internal server error" of it. */
@Catch()
class Rethrow implements ExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}

/**
 * Marks the controller method that handles a topic for a service. One per service and topic.
 *
 * @example
 * `@Consumes(TOPICS.orders, 'orders')`
 * async take(`@Payload()` events: readonly CrossdockEvent[], `@Ctx()` { tx }: ConsumeContext): Promise<void>
 */
export function Consumes(topic: Topic, service: ServiceName, options: ConsumesOptions = {}): MethodDecorator {
  return applyDecorators(EventPattern<string>(topic, serviceTransport(service), { ...options }), UseFilters(Rethrow));
}
