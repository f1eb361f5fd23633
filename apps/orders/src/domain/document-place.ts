import type { CanonicalDocument } from '@app/canonical';
import type { FailureLocation } from '@app/interchange';
import type { FailureSubject, RegisteredDocument } from '@app/messaging';
import { documentNumber } from '@app/canonical';

type Document = RegisteredDocument<CanonicalDocument>;

/** "order 4500001 of ACME". */
export function nameOf({ content }: Document): string {
  const type = content.documentType === 'DespatchAdvice' ? 'despatch advice' : 'order';
  const release =
    content.documentType === 'Order' && content.releaseNumber !== undefined ? `/${content.releaseNumber}` : '';
  return `${type} ${documentNumber(content)}${release} of ${content.account ?? 'an unknown account'}`;
}

/** Where a document, or a field of it, came from. */
export function placeOf({ lineage }: Document, path?: string): FailureLocation {
  return {
    ...(lineage === undefined
      ? {}
      : {
          interchangeControl: lineage.interchangeControl,
          ...(lineage.groupControl === undefined ? {} : { groupControl: lineage.groupControl }),
          ...(lineage.transactionControl === undefined ? {} : { transactionControl: lineage.transactionControl }),
          byteOffset: lineage.byteOffset,
          byteLength: lineage.byteLength,
        }),
    ...(path === undefined ? {} : { path }),
  };
}

export function subjectOf({ documentId, sender, lineage, content }: Document): FailureSubject {
  return {
    documentId,
    documentNumber: documentNumber(content),
    ...(content.account === undefined ? {} : { accountId: content.account }),
    ...(sender === undefined ? {} : { partnerId: sender }),
    ...(lineage === undefined ? {} : { transmissionId: lineage.transmissionId, interchangeId: lineage.interchangeId }),
  };
}
