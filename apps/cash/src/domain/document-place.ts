import type { CanonicalDocument } from '@app/canonical';
import { documentNumber } from '@app/canonical';
import type { FailureLocation } from '@app/interchange';
import type { FailureSubject, RegisteredDocument } from '@app/messaging';

type Document = RegisteredDocument<CanonicalDocument>;

/** "payment 88120034 of ACME". */
export function nameOf({ content }: Document): string {
  const type = content.documentType === 'RemittanceAdvice' ? 'payment' : 'invoice';
  return `${type} ${documentNumber(content)} of ${content.account ?? 'an unknown account'}`;
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
    ...(lineage === undefined
      ? {}
      : { transmissionId: lineage.transmissionId, interchangeId: lineage.interchangeId }),
  };
}
