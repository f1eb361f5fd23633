import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who set a control number, and why: never changed, never deleted. */
export class ControlNumberChange1795357200000 implements MigrationInterface {
  readonly name = 'ControlNumberChange1795357200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE gateway.control_number_change (
        sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        scope text NOT NULL,
        before bigint NOT NULL,
        after bigint NOT NULL,
        reason text NOT NULL,
        forced boolean NOT NULL,
        changed_by text NOT NULL,
        changed_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX control_number_change_scope ON gateway.control_number_change (scope, sequence);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE gateway.control_number_change');
  }
}
