import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Transactions whose documents wait for a person, though they are accepted (`mapping`: held, released or refused); why a
 * person decided as they did; whether it was told that a decision is late.
 */
export class MapHold1795368000000 implements MigrationInterface {
  readonly name = 'MapHold1795368000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE gateway.interchange_transaction ADD COLUMN mapping text;
      CREATE INDEX interchange_transaction_mapping ON gateway.interchange_transaction (interchange_id, mapping)
        WHERE mapping IS NOT NULL;
      ALTER TABLE gateway.decision ADD COLUMN reason text;
      ALTER TABLE gateway.interchange ADD COLUMN hold_told_at timestamptz;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE gateway.interchange_transaction DROP COLUMN mapping;
      ALTER TABLE gateway.decision DROP COLUMN reason;
      ALTER TABLE gateway.interchange DROP COLUMN hold_told_at;`);
  }
}
