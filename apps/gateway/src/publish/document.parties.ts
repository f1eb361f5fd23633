import type { CanonicalDocument, PartyId } from '@app/canonical';

interface Named {
  readonly ids: readonly PartyId[];
}

/** The parties of a document that may be our customer: the account is resolved from their ids. We are never among them. */
export function customerParties(document: CanonicalDocument): readonly Named[] {
  const others = 'parties' in document ? document.parties : [];
  return [...ownParties(document), ...others].filter((party) => party !== undefined);
}

function ownParties(document: CanonicalDocument): readonly (Named | undefined)[] {
  switch (document.documentType) {
    case 'Order':
      return [document.buyer, document.invoicee, document.shipTo];
    case 'DespatchAdvice':
      return [
        document.buyer,
        document.shipTo,
        ...document.orders.flatMap(({ buyer, shipTo, markFor }) => [buyer, shipTo, markFor]),
      ];
    case 'RemittanceAdvice':
      return [document.payer, ...document.items.map(({ party }) => party)];
    case 'Invoice':
      return [document.buyer, document.shipTo];
    case 'Acknowledgment':
      return [];
  }
}
