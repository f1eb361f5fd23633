import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables that messaging needs in the schema of a service: outbox, inbox, dead letters and what waits behind them. */
export function messagingMigration(schema: string): new () => MigrationInterface {
  return class implements MigrationInterface {
    readonly name = 'Messaging1767225600000';

    async up(runner: QueryRunner): Promise<void> {
      await runner.query(`
        CREATE TABLE ${schema}.outbox (
          id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          topic       text NOT NULL,
          key         text NOT NULL,
          headers     jsonb NOT NULL,
          value       text,
          bytes       int NOT NULL,
          created_at  timestamptz NOT NULL DEFAULT clock_timestamp()
        );
        CREATE TABLE ${schema}.inbox (
          group_name  text NOT NULL,
          event_id    text NOT NULL,
          consumed_at timestamptz NOT NULL DEFAULT now(),
          PRIMARY KEY (group_name, event_id)
        );
        CREATE TABLE ${schema}.dead_letter (
          id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
          group_name  text NOT NULL,
          topic       text NOT NULL,
          partition   int NOT NULL,
          log_offset  bigint NOT NULL,
          key         text NOT NULL,
          headers     jsonb NOT NULL,
          value       text,
          cause       text NOT NULL,
          tries       int NOT NULL,
          failure     jsonb NOT NULL,
          failed_at   timestamptz NOT NULL DEFAULT now(),
          handled_at  timestamptz,
          released_at timestamptz
        );
        CREATE UNIQUE INDEX dead_letter_open ON ${schema}.dead_letter (group_name, topic, key) WHERE released_at IS NULL;
        CREATE TABLE ${schema}.parked (
          id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          group_name  text NOT NULL,
          topic       text NOT NULL,
          partition   int NOT NULL,
          log_offset  bigint NOT NULL,
          key         text NOT NULL,
          headers     jsonb NOT NULL,
          value       text,
          parked_at   timestamptz NOT NULL DEFAULT now()
        );
        CREATE INDEX parked_key ON ${schema}.parked (group_name, topic, key, id);`);
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.query(
        `DROP TABLE ${['parked', 'dead_letter', 'inbox', 'outbox'].map((t) => `${schema}.${t}`).join()}`,
      );
    }
  };
}
