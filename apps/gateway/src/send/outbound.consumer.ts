import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { DOCUMENT_TYPES, TOPICS, validateDocument } from '@app/canonical';
import type { CanonicalDocument, CrossdockEvent, DocumentProblem } from '@app/canonical';
import { outboundFailures } from '@app/interchange';
import { Consumes } from '@app/messaging';
import type { ConsumeContext } from '@app/messaging';
import { FailureStore } from '../failures/failure.store.js';
import type { Raised } from '../failures/failure.store.js';
import { Signals } from '../gateway.signals.js';
import { Dispatcher } from './dispatcher.js';

/** Sends the documents that our own systems put on the topic; what cannot be sent becomes a failure and holds up nothing. */
@Controller()
export class OutboundConsumer {
  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly failures: FailureStore,
    private readonly signals: Signals,
  ) {}

  @Consumes(TOPICS.outbound, 'gateway', { test: true })
  async take(@Payload() events: readonly CrossdockEvent[], @Ctx() { tx }: ConsumeContext): Promise<void> {
    const raised: Raised[] = [];
    for (const event of events) {
      const problems = problemsOf(event.data);
      if (problems.length > 0) raised.push(...problems.map((problem) => refusal(event, problem)));
      else raised.push(...(await this.dispatcher.dispatch(tx, documentOf(event), event.receiver)).raised);
    }
    await this.failures.raise(tx, raised);
    this.signals.toSend();
  }
}

function documentOf({ data, test }: CrossdockEvent): CanonicalDocument {
  const document = data as CanonicalDocument;
  return test === true ? { ...document, test } : document;
}

function problemsOf(data: unknown): readonly DocumentProblem[] {
  const { documentType } = (data ?? {}) as { documentType?: unknown };
  if (!DOCUMENT_TYPES.some((type) => type === documentType)) {
    return [{ path: 'documentType', message: `is none of ${DOCUMENT_TYPES.join(', ')}` }];
  }
  return validateDocument(data as CanonicalDocument);
}

function refusal({ id, receiver }: CrossdockEvent, { path, message }: DocumentProblem): Raised {
  const failure = outboundFailures.raise('invalidDocument', {
    with: { field: `${path} (event ${id})`, problem: message },
    location: { path, pointer: pointerOf(path) },
  });
  return { failure, ...(receiver === undefined ? {} : { partnerId: receiver }) };
}

/** `lines[2].quantity` as RFC 6901 says it: `/lines/2/quantity`. */
function pointerOf(path: string): string {
  return `.${path}`.replace(/\[(\d+)\]/g, '.$1').replaceAll('.', '/');
}
