import type { DespatchAdvice, ItemId } from '@app/canonical';

/** One item of a despatch advice that is in force, as the order book sees it. */
export interface ShippedItem {
  readonly despatchNumber: string;
  /** 1..n within the despatch advice. */
  readonly position: number;
  readonly itemId: string;
  readonly orderNumber?: string;
  readonly releaseNumber?: string;
  readonly lineNumber?: string;
  readonly identifiers: readonly ItemId[];
  readonly quantity?: string;
  readonly unit?: string;
}

/** The items of a despatch advice. An item that names no order belongs to the advice's only one, where it has one. */
export function shippedItems(advice: DespatchAdvice): ShippedItem[] {
  const only = advice.orders.length === 1 ? advice.orders[0] : undefined;
  return advice.items.map((item, index) => {
    const { orderNumber, releaseNumber } = item.orderNumber === undefined ? (only ?? item) : item;
    return {
      despatchNumber: advice.despatchNumber,
      position: index + 1,
      itemId: item.id,
      identifiers: item.identifiers,
      ...(orderNumber === undefined ? {} : { orderNumber }),
      ...(releaseNumber === undefined ? {} : { releaseNumber }),
      ...(item.lineNumber === undefined ? {} : { lineNumber: item.lineNumber }),
      ...(item.quantity === undefined ? {} : { quantity: item.quantity }),
      ...(item.unit === undefined ? {} : { unit: item.unit }),
    };
  });
}
