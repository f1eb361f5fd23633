import { documentKey, documentRoute, recordKey } from '@app/canonical';
import type { CanonicalDocument, DocumentRoute, DocumentType } from '@app/canonical';
import type { Direction } from '@app/partners';

/** The topic and event type of a document; undefined where documents that go in this direction have none. */
export function routeOf(type: DocumentType, direction: Direction): DocumentRoute | undefined {
  const route = documentRoute(type);
  return route.direction === direction ? route : undefined;
}

/**
 * Whether documents of a type are for an account. What a partner says of our interchange is for none; whose money a bank
 * credit is, who books it finds out.
 */
export const needsAccount = (type: DocumentType): boolean => type !== 'Acknowledgment' && type !== 'BankCredit';

/** The record key: of what needs no account its interchange; undefined where the account that it needs is not known. */
export function keyOf(
  document: CanonicalDocument,
  interchangeId: string,
  accountId: string | undefined,
): string | undefined {
  if (!needsAccount(document.documentType)) return recordKey(interchangeId);
  return accountId === undefined ? undefined : documentKey(document, accountId);
}
