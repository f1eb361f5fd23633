import { migrate } from '@app/persistence';
import type { SchemaMigrations } from '@app/persistence';

/** Every schema that the tests' databases have. Imported by the one worker that makes the template: apps load Nest. */
export async function migrateTemplate(url: string): Promise<void> {
  const { LOG_MIGRATIONS } = await import('@app/messaging');
  const { ordersApp } = await import('@app/orders');
  const { cashApp } = await import('@app/cash');
  const { gatewayApp } = await import('@app/gateway');
  const schemas: SchemaMigrations[] = [
    LOG_MIGRATIONS,
    { schema: 'gateway', migrations: gatewayApp.migrations },
    { schema: 'orders', migrations: ordersApp.migrations },
    { schema: 'cash', migrations: cashApp.migrations },
  ];
  await migrate(url, schemas);
}
