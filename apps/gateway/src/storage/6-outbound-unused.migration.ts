import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a document gave and the message that was made of it does not carry: pointers (RFC 6901). */
export class OutboundUnused1795371600000 implements MigrationInterface {
  readonly name = 'OutboundUnused1795371600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE gateway.outbound ADD COLUMN unused text[] NOT NULL DEFAULT '{}'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE gateway.outbound DROP COLUMN unused');
  }
}
