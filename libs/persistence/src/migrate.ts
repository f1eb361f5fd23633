import { DataSource } from 'typeorm';
import type { MigrationInterface } from 'typeorm';
import { withSessionLock } from './session-lock.js';

/** A TypeORM migration; its class name ends in a 13-digit timestamp, which orders it. */
export type MigrationClass = new () => MigrationInterface;

/** The migrations of one schema; they name the schema in their SQL. */
export interface SchemaMigrations {
  readonly schema: string;
  readonly migrations: readonly MigrationClass[];
}

/**
 * Brings schemas up to date, each under a lock of its own, so that any number of processes may start at once. What was
 * run is kept in the table `migration` of the schema. Throws what a migration throws; each runs in one transaction.
 */
export async function migrate(url: string, schemas: readonly SchemaMigrations[]): Promise<void> {
  for (const { schema, migrations } of schemas) {
    await withSessionLock({ url }, `migrate ${schema}`, () => migrateSchema(url, schema, migrations));
  }
}

async function migrateSchema(url: string, schema: string, migrations: readonly MigrationClass[]): Promise<void> {
  if (!/^[a-z_][a-z0-9_]*$/.test(schema)) throw new RangeError(`"${schema}" is not a schema name`);
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    schema,
    migrations: [...migrations],
    migrationsTableName: 'migration',
    poolSize: 2,
  });
  await dataSource.initialize();
  try {
    await dataSource.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await dataSource.destroy();
  }
}
