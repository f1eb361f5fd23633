import type { DocumentType } from './documents.js';
import { DOCUMENT_SCHEMAS, DOCUMENT_TYPES, documentKindName, documentRoute } from './documents.js';
import type { Topic } from './event.js';
import { TOPICS } from './event.js';

interface EventRow {
  readonly topic: Topic;
  readonly summary: string;
  /** The document that the event carries; other events carry objects of the service that makes them. */
  readonly document?: DocumentType;
  /** Crossdock takes these events; others put them on the topic. */
  readonly ours?: true;
}

/** Every event type on a topic: one for each kind of document, and those of the gateway itself. */
const EVENTS: Readonly<Record<string, EventRow>> = {
  ...Object.fromEntries(DOCUMENT_TYPES.map((type) => [documentRoute(type).event, documentEvent(type)])),
  'outbound.requested': {
    topic: TOPICS.outbound,
    summary: 'A canonical document that a partner is to get; `ce_receiver` may name the partner.',
    ours: true,
  },
  'acknowledgment.sent': { topic: TOPICS.acknowledgments, summary: 'An interchange was acknowledged.' },
  'acknowledgment.overdue': {
    topic: TOPICS.acknowledgments,
    summary: 'What we sent was not acknowledged in time.',
  },
  'failure.raised': { topic: TOPICS.failures, summary: 'Something is wrong: where, what, and what to do.' },
  'failure.resolved': { topic: TOPICS.failures, summary: 'A failure was resolved.' },
};

function documentEvent(document: DocumentType): EventRow {
  const { topic, direction } = documentRoute(document);
  const name = documentKindName(document);
  const an = /^[aeio]/.test(name) ? 'An' : 'A';
  const summary = direction === 'in' ? `${an} ${name} came in.` : `Our own system sent ${an.toLowerCase()} ${name}.`;
  return { topic, summary, document };
}

const KEYS: Readonly<Record<Topic, string>> = {
  [TOPICS.orders]: 'account/order[/release]',
  [TOPICS.orderResponses]: 'account/order[/release]',
  [TOPICS.despatch]: 'account/despatch',
  [TOPICS.payments]: 'account/payment reference, or our bank account/bank reference',
  [TOPICS.invoices]: 'account/invoice',
  [TOPICS.adjustments]: 'account/advice number',
  [TOPICS.sales]: 'account/report number',
  [TOPICS.returns]: 'account/return number',
  [TOPICS.outbound]: 'what keeps documents in their order: account/number',
  [TOPICS.acknowledgments]: 'interchange id',
  [TOPICS.failures]: 'partner or unknown/interchange id',
  [TOPICS.orderStatus]: 'account/order[/release]',
  [TOPICS.cash]: 'account/payment reference',
};

/**
 * The topics as an AsyncAPI 3.0 document, for `/asyncapi.json`.
 *
 * @param prefix of the topics, `crossdock`
 * @param version of the product
 */
export function asyncApi(prefix: string, version: string): Record<string, unknown> {
  const topics = Object.values(TOPICS);
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Crossdock topics',
      version,
      description: 'CloudEvents 1.0 in Kafka binary mode: attributes as `ce_` headers, the data as the JSON value.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(topics.map((topic) => [channelName(topic), channel(prefix, topic)])),
    operations: Object.fromEntries(
      topics.filter(hasEvents).map((topic) => [`receive-${channelName(topic)}`, operation(topic)]),
    ),
    components: {
      messages: Object.fromEntries(Object.entries(EVENTS).map(([type, row]) => [type, message(type, row)])),
      schemas: DOCUMENT_SCHEMAS,
      messageTraits: { cloudEvent: { headers: CLOUD_EVENT_HEADERS } },
    },
  };
}

const eventsOf = (topic: Topic): string[] => Object.keys(EVENTS).filter((type) => EVENTS[type]?.topic === topic);
const hasEvents = (topic: Topic): boolean => eventsOf(topic).length > 0;
const actionOf = (topic: Topic): 'send' | 'receive' =>
  eventsOf(topic).some((type) => EVENTS[type]?.ours) ? 'send' : 'receive';
const channelName = (topic: Topic): string => topic.replace(/\.v\d+$/, '');

function channel(prefix: string, topic: Topic): Record<string, unknown> {
  return {
    address: `${prefix}.${topic}`,
    description: `Record key, its parts percent-encoded: ${KEYS[topic]}.`,
    messages: Object.fromEntries(eventsOf(topic).map((type) => [type, { $ref: `#/components/messages/${type}` }])),
    bindings: { kafka: { topic: `${prefix}.${topic}`, partitions: 6 } },
  };
}

function operation(topic: Topic): Record<string, unknown> {
  const ref = `#/channels/${channelName(topic)}`;
  return {
    action: actionOf(topic),
    channel: { $ref: ref },
    messages: eventsOf(topic).map((type) => ({ $ref: `${ref}/messages/${type}` })),
  };
}

function message(type: string, row: EventRow): Record<string, unknown> {
  return {
    name: type,
    summary: row.summary,
    payload: row.document === undefined ? { type: 'object' } : { $ref: `#/components/schemas/${row.document}` },
    traits: [{ $ref: '#/components/messageTraits/cloudEvent' }],
  };
}

const CLOUD_EVENT_HEADERS = {
  type: 'object',
  required: ['ce_specversion', 'ce_id', 'ce_type', 'ce_source', 'ce_time'],
  properties: {
    ce_specversion: { type: 'string', const: '1.0' },
    ce_id: { type: 'string', description: 'Of a document: <documentId>.<revision>. Republishing repeats it.' },
    ce_type: { type: 'string' },
    ce_source: { type: 'string' },
    ce_time: { type: 'string', format: 'date-time', description: 'When the bytes were received' },
    ce_lineage: { type: 'string', description: 'JSON: transmission, interchange, control numbers and byte range' },
    ce_sender: { type: 'string', description: 'Partner id' },
    ce_receiver: { type: 'string', description: 'Partner id' },
    ce_supersedes: { type: 'string', description: 'Id of the event whose effect this one replaces' },
    ce_test: { type: 'string', description: '"true" for test traffic' },
    ce_dataref: { type: 'string', description: 'Where the data is, when it is too large for a record' },
  },
} as const;
