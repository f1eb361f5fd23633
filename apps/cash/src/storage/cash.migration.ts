import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
  CREATE TABLE cash.open_item (
    account        text NOT NULL,
    invoice_number text NOT NULL,
    document_id    uuid NOT NULL,
    revision       int NOT NULL,
    kind           text NOT NULL,
    amount         numeric NOT NULL,
    amount_applied numeric NOT NULL,
    amount_open    numeric NOT NULL,
    status         text NOT NULL,
    currency       text,
    issue_date     date NOT NULL,
    due_date       date,
    updated_at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account, invoice_number)
  );
  CREATE INDEX open_item_number ON cash.open_item (invoice_number, account);

  CREATE TABLE cash.payment (
    account           text NOT NULL,
    payment_reference text NOT NULL,
    id                uuid NOT NULL UNIQUE,
    document_id       uuid NOT NULL,
    revision          int NOT NULL,
    amount            numeric NOT NULL,
    amount_applied    numeric NOT NULL,
    amount_unapplied  numeric NOT NULL,
    status            text NOT NULL,
    debit             boolean NOT NULL,
    cancelled         boolean NOT NULL,
    currency          text,
    payment_date      date,
    method            text,
    payer             text,
    adjustments       jsonb NOT NULL,
    updated_at        timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account, payment_reference)
  );

  CREATE TABLE cash.claim (
    account           text NOT NULL,
    payment_reference text NOT NULL,
    position          int NOT NULL,
    invoice_number    text,
    claim             jsonb NOT NULL,
    allocated         numeric NOT NULL,
    reason            text,
    open_before       numeric,
    unapplied         numeric NOT NULL,
    unapplied_reason  text,
    failure           jsonb,
    PRIMARY KEY (account, payment_reference, position),
    FOREIGN KEY (account, payment_reference) REFERENCES cash.payment ON DELETE CASCADE
  );
  CREATE INDEX claim_invoice ON cash.claim (account, invoice_number);`;

/** Open items, payments, and what each item of a payment pays. */
export class Cash1767398400000 implements MigrationInterface {
  readonly name = 'Cash1767398400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE cash.claim, cash.payment, cash.open_item');
  }
}
