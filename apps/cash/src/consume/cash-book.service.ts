import { Injectable } from '@nestjs/common';
import type { CanonicalDocument, CrossdockEvent, Invoice, RemittanceAdvice } from '@app/canonical';
import { cashFailures } from '@app/interchange';
import type { RegisteredDocument, SeriesChange } from '@app/messaging';
import { DocumentFailures, DocumentRegister, FailureReporter, Outbox } from '@app/messaging';
import { lockNames } from '@app/persistence';
import type { EntityManager } from 'typeorm';
import { cashEvents } from '../domain/cash-events.js';
import type { CashBook } from '../domain/cash-book.js';
import { claimFailures } from '../domain/claim-failures.js';
import { documentFailures } from '../domain/document-failures.js';
import type { CashChanges } from '../domain/next-cash.js';
import { nextCash, touchedInvoices, touchedPayments } from '../domain/next-cash.js';
import { loadCash } from '../storage/load-cash.js';
import { saveCash } from '../storage/save-cash.js';

/**
 * The one way into open items and payments. A batch is taken as a whole: its documents are registered, the accounts
 * that it touches are locked (an invoice and a payment meet at both), what it touches is loaded, computed anew from
 * the documents in force, and what differs is written.
 */
@Injectable()
export class CashBookService {
  private readonly register = new DocumentRegister('cash');
  private readonly failures: DocumentFailures;

  constructor(
    private readonly outbox: Outbox,
    reporter: FailureReporter,
  ) {
    this.failures = new DocumentFailures('cash', cashFailures, reporter);
  }

  async takeInvoices(tx: EntityManager, events: readonly CrossdockEvent<Invoice>[]): Promise<void> {
    const live = await this.failures.refuseTests(tx, events);
    await this.follow(tx, { invoices: await this.register.take<Invoice>(tx, 'Invoice', live), payments: [] });
  }

  async takeRemittances(tx: EntityManager, events: readonly CrossdockEvent<RemittanceAdvice>[]): Promise<void> {
    const live = await this.failures.refuseTests(tx, events);
    const payments = await this.register.take<RemittanceAdvice>(tx, 'RemittanceAdvice', live);
    await this.follow(tx, { invoices: [], payments });
  }

  private async follow(tx: EntityManager, changes: CashChanges): Promise<void> {
    if (changes.invoices.length + changes.payments.length === 0) return;
    const invoices = touchedInvoices(changes);
    const payments = touchedPayments(changes);
    await lockNames(
      tx,
      'cash.account',
      [...invoices, ...payments].map(({ account }) => account),
    );
    const before = await loadCash(tx, invoices, payments);
    const computed = nextCash(before, changes);
    const documents = await this.documentsOf(tx, changes, before, computed);
    const { book, raised, resolved } = claimFailures(before, computed, documents);
    await saveCash(tx, before, book);
    await this.outbox.append(tx, cashEvents(before, book, documents, new Date().toISOString()));
    await this.failures.raise(tx, [...documentFailures(changes), ...raised]);
    await this.failures.resolve(tx, resolved);
  }

  /** The documents of the batch, and those of the payments that it moves. */
  private documentsOf(
    tx: EntityManager,
    { invoices, payments }: CashChanges,
    before: CashBook,
    after: CashBook,
  ): Promise<Map<string, RegisteredDocument<CanonicalDocument>>> {
    const all: readonly SeriesChange<CanonicalDocument>[] = [...invoices, ...payments];
    const inBatch = all.flatMap(({ taken, after: { inForce } }) => [
      ...taken,
      ...(inForce === undefined ? [] : [inForce]),
    ]);
    const named = [...before.payments, ...after.payments].map(({ documentId }) => documentId);
    return this.register.withNamed(tx, inBatch, named);
  }
}
