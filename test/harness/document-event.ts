import type { CanonicalDocument, CrossdockEvent } from '@app/canonical';

/** A document id that a name stands for. */
export function documentId(name: string): string {
  return `00000000-0000-5000-8000-${Buffer.from(name).toString('hex').padStart(12, '0').slice(-12)}`;
}

/** The event of a document as the gateway publishes it; `name` stands for the document id. */
export function documentEvent<Content extends CanonicalDocument>(
  name: string,
  content: Content,
  revision: number,
  envelope: Pick<CrossdockEvent, 'type' | 'topic' | 'key' | 'sender'>,
): CrossdockEvent<Content> {
  return {
    ...envelope,
    id: `${documentId(name)}.${revision}`,
    source: '/gateway',
    time: '2026-03-02T08:15:00.000Z',
    lineage: {
      transmissionId: '11111111-1111-4111-8111-111111111111',
      interchangeId: '22222222-2222-4222-8222-222222222222',
      interchangeControl: '000000412',
      transactionControl: '0001',
      byteOffset: 155,
      byteLength: 713,
    },
    ...(revision > 1 ? { supersedes: `${documentId(name)}.${revision - 1}` } : {}),
    data: content,
  };
}
