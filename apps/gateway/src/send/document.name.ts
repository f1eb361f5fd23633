import { documentKindName, documentNumber } from '@app/canonical';
import type { CanonicalDocument } from '@app/canonical';

/** How a sentence names a document: `invoice INV-1`. */
export function nameOf(document: CanonicalDocument): string {
  return `${documentKindName(document.documentType)} ${documentNumber(document)}`;
}
