import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { MessagingModule } from '@app/messaging';
import { LiveDefinitions } from '@app/pipeline';
import type { Clock } from '@app/pipeline';
import { DefinitionReload } from './definition.reload.js';
import { FailureConsumer } from './failures/failure.consumer.js';
import { FailureStore } from './failures/failure.store.js';
import { CLOCK, SYSTEM_CLOCK } from './gateway.clock.js';
import { GatewayMetrics } from './gateway.metrics.js';
import { GATEWAY_SETTINGS } from './gateway.settings.js';
import type { GatewaySettings } from './gateway.settings.js';
import { Signals } from './gateway.signals.js';
import { AsyncApiController } from './http/asyncapi.controller.js';
import { ControlNumberReads } from './http/control-number.reads.js';
import { ControlNumbersController } from './http/control-numbers.controller.js';
import { DefinitionsController } from './http/definitions.controller.js';
import { DocumentReads } from './http/document.reads.js';
import { DocumentsController } from './http/documents.controller.js';
import { FailureReads } from './http/failure.reads.js';
import { FailuresController } from './http/failures.controller.js';
import { InterchangeReads } from './http/interchange.reads.js';
import { InterchangesController } from './http/interchanges.controller.js';
import { OriginReads } from './http/origin.reads.js';
import { OutboundController } from './http/outbound.controller.js';
import { OutboundReads } from './http/outbound.reads.js';
import { Settlement } from './http/settlement.js';
import { TransmissionReads } from './http/transmission.reads.js';
import { TransmissionsController } from './http/transmissions.controller.js';
import { ControlNumberStore } from './process/control-number.store.js';
import { DecisionStore } from './process/decision.store.js';
import { StoredBytes } from './process/interchange.bytes.js';
import { LaneScheduler } from './process/lane.scheduler.js';
import { LaneStore } from './process/lane.store.js';
import { LaneWorker } from './process/lane.worker.js';
import { LargePass } from './process/large.pass.js';
import { Ledgers } from './process/ledger.js';
import { StoredTransactions } from './process/stored.transactions.js';
import { AcknowledgmentQueue } from './publish/acknowledgment.queue.js';
import { OutboxSender } from './publish/outbox.sender.js';
import { Publisher } from './publish/publisher.js';
import { FolderChannel } from './receive/folder.channel.js';
import { HttpChannel } from './receive/http.channel.js';
import { SpoolCleaner } from './receive/spool.cleaner.js';
import { TransmissionStore } from './receive/transmission.store.js';
import { AnswerStore } from './send/answer.store.js';
import { Dispatcher } from './send/dispatcher.js';
import { OutboundConsumer } from './send/outbound.consumer.js';
import { OutboundQueue } from './send/outbound.queue.js';
import { OverdueWatch } from './send/overdue.watch.js';
import { ReceivedAcknowledgments } from './send/received.acknowledgments.js';

const RECEIVE = [SpoolCleaner, HttpChannel, FolderChannel, TransmissionStore];
const PROCESS = [
  LaneScheduler,
  LaneStore,
  LaneWorker,
  LargePass,
  Ledgers,
  StoredBytes,
  StoredTransactions,
  DecisionStore,
  ControlNumberStore,
];
const PUBLISH = [Publisher, AcknowledgmentQueue, OutboxSender];
const SEND = [Dispatcher, OutboundQueue, AnswerStore, ReceivedAcknowledgments, OverdueWatch];
const READ = [
  Settlement,
  TransmissionReads,
  InterchangeReads,
  DocumentReads,
  OriginReads,
  FailureReads,
  ControlNumberReads,
  OutboundReads,
];

/** The durable stages around the pipeline: receive, process, publish, send; what came of it by HTTP. */
@Module({})
export class GatewayModule {
  /** Reads the definitions at once, and throws a DefinitionError where they have mistakes. */
  static forRoot(settings: GatewaySettings, clock: Clock = SYSTEM_CLOCK): DynamicModule {
    const definitions = LiveDefinitions.load(settings);
    return {
      module: GatewayModule,
      imports: [MessagingModule.forService({ service: 'gateway', schema: 'gateway' })],
      controllers: [
        TransmissionsController,
        InterchangesController,
        DocumentsController,
        DefinitionsController,
        FailuresController,
        ControlNumbersController,
        OutboundController,
        AsyncApiController,
        FailureConsumer,
        OutboundConsumer,
      ],
      providers: [
        { provide: GATEWAY_SETTINGS, useValue: settings },
        { provide: LiveDefinitions, useValue: definitions },
        DefinitionReload,
        { provide: CLOCK, useValue: clock },
        Signals,
        FailureStore,
        GatewayMetrics,
        ...RECEIVE,
        ...PROCESS,
        ...PUBLISH,
        ...SEND,
        ...READ,
      ],
    };
  }
}
