import type { CanonicalDocument } from '@app/canonical';
import { documentKindName, documentNumber } from '@app/canonical';
import type { FailureLocation } from '@app/interchange';
import type { FailureSubject } from '../failures/failure-record.js';
import type { RegisteredDocument } from './registered-document.js';

type Document = RegisteredDocument<CanonicalDocument>;

/** "order 4500001 of ACME". */
export function documentName({ content }: Document): string {
  const release = 'releaseNumber' in content && content.releaseNumber !== undefined ? `/${content.releaseNumber}` : '';
  const account = content.account ?? 'an unknown account';
  return `${documentKindName(content.documentType)} ${documentNumber(content)}${release} of ${account}`;
}

/** Where a document, or a field of it, came from. */
export function documentPlace({ lineage }: Document, path?: string): FailureLocation {
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

/** What a failure of a document is about. */
export function documentSubject({ documentId, sender, lineage, content }: Document): FailureSubject {
  return {
    documentId,
    documentNumber: documentNumber(content),
    ...(content.account === undefined ? {} : { accountId: content.account }),
    ...(sender === undefined ? {} : { partnerId: sender }),
    ...(lineage === undefined ? {} : { transmissionId: lineage.transmissionId, interchangeId: lineage.interchangeId }),
  };
}
