import type { Invoice, RemittanceAdjustment, RemittanceAdvice, RemittanceItem } from '@app/canonical';

export function invoice(invoiceNumber: string, due: string, more: Partial<Invoice> = {}): Invoice {
  return {
    documentType: 'Invoice',
    account: 'ACME',
    invoiceNumber,
    kind: 'invoice',
    issueDate: '2026-03-02',
    references: [],
    notes: [],
    dates: [],
    parties: [],
    orders: [],
    paymentTerms: [],
    transport: [],
    allowancesCharges: [],
    taxes: [],
    lines: [],
    totals: { due },
    ...more,
  };
}

export function pays(
  documentNumber: string | undefined,
  amountPaid: string | undefined,
  more: Partial<RemittanceItem> = {},
): RemittanceItem {
  return {
    ...(documentNumber === undefined ? {} : { documentNumber, documentType: 'invoice' }),
    ...(amountPaid === undefined ? {} : { amountPaid }),
    references: [],
    adjustments: [],
    ...more,
  };
}

export function adjustment(reasonCode: string, amount: string, netted = true): RemittanceAdjustment {
  return { reasonCode, codeList: 'X12', amount, netted, references: [] };
}

export function remittance(
  paymentReference: string,
  amount: string,
  items: RemittanceItem[],
  more: Partial<RemittanceAdvice> = {},
): RemittanceAdvice {
  return {
    documentType: 'RemittanceAdvice',
    account: 'ACME',
    paymentReference,
    amount,
    traceNumbers: [],
    references: [],
    notes: [],
    dates: [],
    parties: [],
    items,
    adjustments: [],
    balance: { status: 'balanced' },
    ...more,
  };
}
