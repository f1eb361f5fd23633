import type { DocumentType } from './documents.js';
import { DOCUMENT_SCHEMAS } from './documents.js';
import type { Topic } from './event.js';
import { TOPICS } from './event.js';

interface EventRow {
  readonly topic: Topic;
  readonly summary: string;
  /** The document that the event carries; other events carry objects of the service that makes them. */
  readonly document?: DocumentType;
}

/** Every event type on a topic. */
const EVENTS: Readonly<Record<string, EventRow>> = {
  'order.received': { topic: TOPICS.orders, summary: 'An order came in.', document: 'Order' },
  'despatch-advice.received': {
    topic: TOPICS.despatch,
    summary: 'A despatch advice came in.',
    document: 'DespatchAdvice',
  },
  'remittance-advice.received': {
    topic: TOPICS.payments,
    summary: 'A remittance advice came in.',
    document: 'RemittanceAdvice',
  },
  'invoice.issued': { topic: TOPICS.invoices, summary: 'Our own system sent an invoice.', document: 'Invoice' },
  'acknowledgment.sent': { topic: TOPICS.acknowledgments, summary: 'An interchange was acknowledged.' },
  'failure.raised': { topic: TOPICS.failures, summary: 'Something is wrong: where, what, and what to do.' },
  'failure.resolved': { topic: TOPICS.failures, summary: 'A failure was resolved.' },
};

const KEYS: Readonly<Record<Topic, string>> = {
  [TOPICS.orders]: 'account/order[/release]',
  [TOPICS.despatch]: 'account/despatch',
  [TOPICS.payments]: 'account/payment reference, or our bank account/bank reference',
  [TOPICS.invoices]: 'account/invoice',
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
    action: 'receive',
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
