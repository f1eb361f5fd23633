import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By which guide and map a document was made, and where the header of its group stands, so that it can be explained. */
export class Definitions1795364400000 implements MigrationInterface {
  readonly name = 'Definitions1795364400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE gateway.document ADD COLUMN guide_ref text, ADD COLUMN guide_hash text, ADD COLUMN map_ref text,
        ADD COLUMN map_hash text;
      ALTER TABLE gateway.interchange_group ADD COLUMN byte_offset bigint, ADD COLUMN byte_length integer;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE gateway.document DROP COLUMN guide_ref, DROP COLUMN guide_hash, DROP COLUMN map_ref,
        DROP COLUMN map_hash;
      ALTER TABLE gateway.interchange_group DROP COLUMN byte_offset, DROP COLUMN byte_length;`);
  }
}
