import type { SchemaMigrations } from '@app/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Topics with partitions, keys, consumer groups and offsets: docs/adr/0003-embedded-log.md says why they look so. */
class Log1767225600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE log.partition (
        topic       text NOT NULL,
        partition   int NOT NULL,
        next        bigint NOT NULL DEFAULT 0,
        PRIMARY KEY (topic, partition)
      ) WITH (fillfactor = 50);
      CREATE TABLE log.record (
        topic       text NOT NULL,
        partition   int NOT NULL,
        log_offset  bigint NOT NULL,
        key         text NOT NULL,
        id          text,
        headers     jsonb NOT NULL,
        value       text,
        bytes       int NOT NULL,
        appended_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (topic, partition, log_offset)
      );
      CREATE TABLE log."offset" (
        group_name  text NOT NULL,
        topic       text NOT NULL,
        partition   int NOT NULL,
        next        bigint NOT NULL DEFAULT 0,
        PRIMARY KEY (group_name, topic, partition)
      ) WITH (fillfactor = 50);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE log."offset", log.record, log.partition');
  }
}

/** The schema of the embedded log, for `migrate`. */
export const LOG_MIGRATIONS: SchemaMigrations = { schema: 'log', migrations: [Log1767225600000] };
