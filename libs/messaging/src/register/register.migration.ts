import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The table of a {@link DocumentRegister} in the schema of a service. */
export function registerMigration(schema: string): new () => MigrationInterface {
  return class implements MigrationInterface {
    readonly name = 'DocumentRegister1767225600001';

    async up(runner: QueryRunner): Promise<void> {
      await runner.query(`
        CREATE TABLE ${schema}.document (
          document_id   uuid PRIMARY KEY,
          revision      int NOT NULL,
          event_id      text NOT NULL,
          document_type text NOT NULL,
          series        text NOT NULL,
          ordinal       int NOT NULL,
          purpose       text,
          received_at   timestamptz NOT NULL,
          sender        text,
          lineage       jsonb,
          content       jsonb NOT NULL
        );
        CREATE INDEX document_series ON ${schema}.document (document_type, series);`);
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.query(`DROP TABLE ${schema}.document`);
    }
  };
}
