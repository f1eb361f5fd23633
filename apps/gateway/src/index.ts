import { messagingMigration } from '@app/messaging';
import type { AppDefinition } from '@app/service';
import { GatewayModule } from './gateway.module.js';
import { gatewaySettings } from './gateway.settings.js';
import { Gateway1767225700000 } from './storage/1-gateway.migration.js';
import { ControlNumberChange1795357200000 } from './storage/2-control-number-change.migration.js';
import { Outbound1795360800000 } from './storage/3-outbound.migration.js';
import { Definitions1795364400000 } from './storage/4-definitions.migration.js';
import { MapHold1795368000000 } from './storage/5-map-hold.migration.js';
import { OutboundUnused1795371600000 } from './storage/6-outbound-unused.migration.js';

export { GatewayModule } from './gateway.module.js';
export { GATEWAY_SETTINGS, gatewaySettings } from './gateway.settings.js';
export type { GatewaySettings } from './gateway.settings.js';
export type { AnswerView, OutboundDetail, OutboundView } from './http/outbound.views.js';
export type {
  AcknowledgmentView,
  ControlNumberChangeView,
  ControlNumberView,
  DocumentView,
  FailureView,
  InterchangeDetail,
  InterchangeResult,
  InterchangeView,
  TransmissionView,
} from './http/views.js';

/** Takes files in, answers them, and publishes the documents that they hold. */
export const gatewayApp: AppDefinition = {
  name: 'gateway',
  title: 'Gateway',
  description:
    'Takes X12 and EDIFACT files, keeps every byte, answers with acknowledgments, publishes canonical documents, and sends documents to partners.',
  defaultPort: 4080,
  module: (settings) => GatewayModule.forRoot(gatewaySettings(settings)),
  migrations: [
    messagingMigration('gateway'),
    Gateway1767225700000,
    ControlNumberChange1795357200000,
    Outbound1795360800000,
    Definitions1795364400000,
    MapHold1795368000000,
    OutboundUnused1795371600000,
  ],
  consumes: true,
  links: [
    { href: '/interchanges', title: 'What arrived' },
    { href: '/interchanges?state=held', title: 'What waits for a decision' },
    { href: '/documents', title: 'Canonical documents' },
    { href: '/outbound', title: 'What we sent' },
    { href: '/failures?status=open', title: 'Open failures' },
    { href: '/definitions', title: 'Guides and maps in force' },
    { href: '/control-numbers', title: 'Our control numbers' },
    { href: '/asyncapi.json', title: 'Topics (AsyncAPI)' },
  ],
};
