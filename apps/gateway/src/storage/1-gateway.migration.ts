import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was received: the transmission, its bytes in pieces, the interchanges found in it. */
const RECEIVED = `
  CREATE TABLE gateway.transmission (
    id uuid PRIMARY KEY,
    channel text NOT NULL,
    partner_id text,
    file_name text,
    content_type text,
    byte_length bigint NOT NULL,
    sha256 text NOT NULL,
    interchange_count integer NOT NULL,
    received_at timestamptz NOT NULL
  );
  CREATE TABLE gateway.transmission_chunk (
    transmission_id uuid NOT NULL REFERENCES gateway.transmission ON DELETE CASCADE,
    position integer NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (transmission_id, position)
  );
  ALTER TABLE gateway.transmission_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;

  CREATE TABLE gateway.interchange (
    id uuid PRIMARY KEY,
    transmission_id uuid NOT NULL REFERENCES gateway.transmission ON DELETE CASCADE,
    ordinal integer NOT NULL,
    receipt bigint GENERATED ALWAYS AS IDENTITY,
    received_at timestamptz NOT NULL,
    lane text NOT NULL,
    standard text NOT NULL,
    control text NOT NULL,
    sender_qualifier text NOT NULL,
    sender_id text NOT NULL,
    receiver_qualifier text NOT NULL,
    receiver_id text NOT NULL,
    test boolean NOT NULL,
    byte_offset bigint NOT NULL,
    byte_length bigint NOT NULL,
    state text NOT NULL DEFAULT 'received',
    verdict text,
    partner_id text,
    sha256 text,
    duplicate_of uuid,
    in_effect_key text,
    in_effect_since timestamptz,
    run integer NOT NULL DEFAULT 1,
    pass integer NOT NULL DEFAULT 1,
    checkpoint integer NOT NULL DEFAULT 0,
    held_count integer NOT NULL DEFAULT 0,
    transaction_count integer NOT NULL DEFAULT 0,
    accepted_count integer NOT NULL DEFAULT 0,
    processed_at timestamptz,
    UNIQUE (transmission_id, ordinal)
  );
  CREATE UNIQUE INDEX interchange_in_effect ON gateway.interchange (in_effect_key) WHERE in_effect_key IS NOT NULL;
  CREATE INDEX interchange_waiting ON gateway.interchange (lane, receipt) WHERE state IN ('received', 'publishing');
  CREATE UNIQUE INDEX interchange_receipt ON gateway.interchange (receipt);
  CREATE INDEX interchange_open ON gateway.interchange (state, receipt) WHERE state IN ('held', 'parked');`;

/** What the first pass found: a verdict for each group and transaction, what people decided, what was answered. */
const VERDICTS = `
  CREATE TABLE gateway.interchange_group (
    interchange_id uuid NOT NULL REFERENCES gateway.interchange ON DELETE CASCADE,
    ordinal integer NOT NULL,
    functional_id text NOT NULL,
    sender text NOT NULL,
    receiver text NOT NULL,
    control text NOT NULL,
    version text NOT NULL,
    verdict text NOT NULL,
    transaction_count integer NOT NULL,
    accepted_count integer NOT NULL,
    PRIMARY KEY (interchange_id, ordinal)
  );
  CREATE TABLE gateway.interchange_transaction (
    interchange_id uuid NOT NULL REFERENCES gateway.interchange ON DELETE CASCADE,
    ordinal integer NOT NULL,
    group_ordinal integer,
    type text NOT NULL,
    control text NOT NULL,
    version text NOT NULL,
    byte_offset bigint NOT NULL,
    byte_length bigint NOT NULL,
    verdict text NOT NULL,
    run integer NOT NULL,
    agreement_id text,
    guide text,
    PRIMARY KEY (interchange_id, ordinal)
  );
  CREATE TABLE gateway.decision (
    sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    interchange_id uuid NOT NULL REFERENCES gateway.interchange ON DELETE CASCADE,
    group_ordinal integer,
    transaction_ordinal integer,
    decision text NOT NULL,
    decided_by text NOT NULL,
    decided_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX decision_interchange ON gateway.decision (interchange_id, sequence);
  CREATE TABLE gateway.control_number (
    scope text PRIMARY KEY,
    last bigint NOT NULL
  );
  CREATE TABLE gateway.acknowledgment (
    id uuid PRIMARY KEY,
    sequence bigint GENERATED ALWAYS AS IDENTITY,
    interchange_id uuid NOT NULL REFERENCES gateway.interchange ON DELETE CASCADE,
    partner_id text,
    kinds text[] NOT NULL,
    control text NOT NULL,
    bytes bytea NOT NULL,
    state text NOT NULL DEFAULT 'stored',
    file_name text,
    created_at timestamptz NOT NULL DEFAULT now(),
    sent_at timestamptz
  );
  CREATE INDEX acknowledgment_interchange ON gateway.acknowledgment (interchange_id, sequence);
  CREATE INDEX acknowledgment_unsent ON gateway.acknowledgment (sequence) WHERE state = 'stored';`;

/** What came of it: canonical documents by revision, and every failure of the gateway and of the services. */
const RESULTS = `
  CREATE TABLE gateway.document (
    id uuid NOT NULL,
    revision integer NOT NULL,
    sequence bigint GENERATED ALWAYS AS IDENTITY,
    current boolean NOT NULL DEFAULT true,
    interchange_id uuid NOT NULL REFERENCES gateway.interchange ON DELETE CASCADE,
    transaction_ordinal integer NOT NULL,
    ordinal integer NOT NULL,
    type text NOT NULL,
    number text NOT NULL,
    account_id text,
    partner_id text,
    test boolean NOT NULL,
    published boolean NOT NULL,
    content json NOT NULL,
    sha256 text NOT NULL,
    lineage json NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (id, revision)
  );
  CREATE INDEX document_interchange ON gateway.document (interchange_id, transaction_ordinal, ordinal);
  CREATE INDEX document_number ON gateway.document (type, number, sequence);
  CREATE UNIQUE INDEX document_sequence ON gateway.document (sequence);

  CREATE TABLE gateway.failure_record (
    id uuid PRIMARY KEY,
    sequence bigint GENERATED ALWAYS AS IDENTITY,
    source text NOT NULL,
    code text NOT NULL,
    severity text NOT NULL,
    failure json NOT NULL,
    cause text NOT NULL,
    partner_id text,
    account_id text,
    transmission_id uuid,
    interchange_id uuid,
    document_id text,
    document_number text,
    raised_at timestamptz NOT NULL,
    status text NOT NULL DEFAULT 'open',
    resolved_by text,
    resolved_at timestamptz
  );
  CREATE UNIQUE INDEX failure_sequence ON gateway.failure_record (sequence);
  CREATE INDEX failure_interchange ON gateway.failure_record (interchange_id, sequence);
  CREATE INDEX failure_transmission ON gateway.failure_record (transmission_id, sequence);
  CREATE INDEX failure_partner ON gateway.failure_record (partner_id, sequence);
  CREATE INDEX failure_code ON gateway.failure_record (code, sequence);`;

/** The tables of the gateway. The schema itself, outbox and inbox are made by persistence and messaging. */
export class Gateway1767225700000 implements MigrationInterface {
  readonly name = 'Gateway1767225700000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(RECEIVED);
    await runner.query(VERDICTS);
    await runner.query(RESULTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE gateway.failure_record, gateway.document, gateway.acknowledgment,
      gateway.control_number, gateway.decision, gateway.interchange_transaction, gateway.interchange_group,
      gateway.interchange, gateway.transmission_chunk, gateway.transmission`);
  }
}
