import type { MigrationInterface, QueryRunner } from 'typeorm';

const ORDERS = `
  CREATE TABLE orders.purchase_order (
    account        text NOT NULL,
    order_number   text NOT NULL,
    release_number text NOT NULL,
    document_id    uuid NOT NULL,
    revision       int NOT NULL,
    status         text NOT NULL,
    cancelled      boolean NOT NULL,
    currency       text,
    issue_date     date,
    requested_from date,
    requested_to   date,
    cancel_after   date,
    updated_at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account, order_number, release_number)
  );
  CREATE INDEX purchase_order_issued
    ON orders.purchase_order ((coalesce(issue_date, '0001-01-01'::date)), account, order_number, release_number);
  CREATE INDEX purchase_order_number ON orders.purchase_order (order_number, account, release_number);

  CREATE TABLE orders.order_line (
    account          text NOT NULL,
    order_number     text NOT NULL,
    release_number   text NOT NULL,
    position         int NOT NULL,
    line_number      text,
    identifiers      jsonb NOT NULL,
    description      text,
    unit             text,
    price            numeric,
    price_basis      numeric,
    requested_from   date,
    requested_to     date,
    quantity_ordered numeric,
    quantity_shipped numeric NOT NULL,
    quantity_open    numeric,
    quantity_over    numeric,
    status           text NOT NULL,
    PRIMARY KEY (account, order_number, release_number, position),
    FOREIGN KEY (account, order_number, release_number) REFERENCES orders.purchase_order ON DELETE CASCADE
  );`;

const SHIPMENTS_AND_HISTORY = `
  CREATE TABLE orders.shipment_item (
    account         text NOT NULL,
    despatch_number text NOT NULL,
    position        int NOT NULL,
    document_id     uuid NOT NULL,
    item_id         text NOT NULL,
    order_number    text,
    release_number  text,
    line_number     text,
    identifiers     jsonb NOT NULL,
    quantity        numeric,
    unit            text,
    outcome         jsonb NOT NULL,
    failure         jsonb,
    PRIMARY KEY (account, despatch_number, position)
  );
  CREATE INDEX shipment_item_order ON orders.shipment_item (account, order_number);

  CREATE TABLE orders.order_history (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account         text NOT NULL,
    order_number    text NOT NULL,
    release_number  text NOT NULL,
    effect          text NOT NULL,
    document_id     uuid NOT NULL,
    document_type   text NOT NULL,
    document_number text NOT NULL,
    event_id        text NOT NULL,
    happened_at     timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX order_history_order ON orders.order_history (account, order_number, release_number, id);`;

/** The order book: orders, their lines, what was shipped, and what happened to each order. */
export class Orders1767312000000 implements MigrationInterface {
  readonly name = 'Orders1767312000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ORDERS);
    await runner.query(SHIPMENTS_AND_HISTORY);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE orders.order_history, orders.shipment_item, orders.order_line, orders.purchase_order',
    );
  }
}
