import type { MigrationInterface, QueryRunner } from 'typeorm';

const ANSWERS = `
  CREATE TABLE gateway.outbound_state (
    outbound_id uuid NOT NULL REFERENCES gateway.outbound ON DELETE CASCADE,
    sequence bigint GENERATED ALWAYS AS IDENTITY,
    state text NOT NULL,
    at timestamptz NOT NULL,
    document_id uuid,
    PRIMARY KEY (outbound_id, sequence)
  );
  CREATE TABLE gateway.outbound_answer (
    outbound_id uuid NOT NULL REFERENCES gateway.outbound ON DELETE CASCADE,
    document_id uuid NOT NULL,
    sequence bigint GENERATED ALWAYS AS IDENTITY,
    interchange_id uuid NOT NULL,
    kind text NOT NULL,
    verdict text NOT NULL,
    errors json NOT NULL,
    answered_at timestamptz NOT NULL,
    PRIMARY KEY (outbound_id, document_id)
  );`;

/** What we send to partners: one interchange with one document, the states it went through, and what they answered. */
export class Outbound1795360800000 implements MigrationInterface {
  readonly name = 'Outbound1795360800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE gateway.outbound (
        id uuid PRIMARY KEY,
        sequence bigint GENERATED ALWAYS AS IDENTITY,
        partner_id text NOT NULL,
        account_id text,
        agreement_id text NOT NULL,
        standard text NOT NULL,
        message text NOT NULL,
        test boolean NOT NULL,
        document_type text NOT NULL,
        document_number text NOT NULL,
        document json NOT NULL,
        document_sha256 text NOT NULL,
        guide_ref text NOT NULL,
        guide_hash text,
        map_ref text NOT NULL,
        map_hash text,
        control text NOT NULL,
        group_control text,
        transaction_control text NOT NULL,
        bytes bytea NOT NULL,
        sha256 text NOT NULL,
        state text NOT NULL DEFAULT 'created',
        deadline_hours double precision,
        file_name text,
        created_at timestamptz NOT NULL,
        sent_at timestamptz,
        due_at timestamptz,
        answered_at timestamptz
      );
      ALTER TABLE gateway.outbound ALTER COLUMN bytes SET STORAGE EXTERNAL;
      CREATE UNIQUE INDEX outbound_sequence ON gateway.outbound (sequence);
      CREATE UNIQUE INDEX outbound_effect
        ON gateway.outbound (partner_id, document_type, document_number, document_sha256);
      CREATE INDEX outbound_control ON gateway.outbound (partner_id, standard, ltrim(control, '0'), sequence);
      CREATE INDEX outbound_group_control
        ON gateway.outbound (partner_id, standard, ltrim(group_control, '0'), sequence) WHERE group_control IS NOT NULL;
      CREATE INDEX outbound_number ON gateway.outbound (document_type, document_number, sequence);
      CREATE INDEX outbound_unsent ON gateway.outbound (sequence) WHERE sent_at IS NULL;
      CREATE INDEX outbound_due ON gateway.outbound (due_at) WHERE state = 'sent';`);
    await runner.query(ANSWERS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE gateway.outbound_answer, gateway.outbound_state, gateway.outbound');
  }
}
