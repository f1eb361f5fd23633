import type { DespatchAdvice, DespatchItem, ItemId, Order, OrderLine } from '@app/canonical';

export const gtin = (value: string): ItemId => ({ scheme: 'GTIN', value });

export function line(position: number, quantity: string, item: string, more: Partial<OrderLine> = {}): OrderLine {
  return { position, lineNumber: String(position), quantity, unit: 'EA', identifiers: [gtin(item)], ...more };
}

export function order(orderNumber: string, lines: OrderLine[], more: Partial<Order> = {}): Order {
  return {
    documentType: 'Order',
    account: 'ACME',
    orderNumber,
    purpose: 'original',
    references: [],
    notes: [],
    dates: [],
    parties: [],
    paymentTerms: [],
    transport: [],
    allowancesCharges: [],
    taxes: [],
    lines,
    ...more,
  };
}

export function item(
  orderNumber: string | undefined,
  quantity: string,
  more: Partial<DespatchItem> = {},
): DespatchItem {
  return {
    id: '1',
    ...(orderNumber === undefined ? {} : { orderNumber }),
    quantity,
    unit: 'EA',
    identifiers: [],
    contents: [],
    ...more,
  };
}

export function despatch(
  despatchNumber: string,
  items: DespatchItem[],
  more: Partial<DespatchAdvice> = {},
): DespatchAdvice {
  return {
    documentType: 'DespatchAdvice',
    account: 'ACME',
    despatchNumber,
    references: [],
    notes: [],
    dates: [],
    parties: [],
    transport: [],
    orders: [],
    packages: [],
    items: items.map((one, index) => ({ ...one, id: String(index + 1) })),
    ...more,
  };
}
