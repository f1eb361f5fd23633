import type { AppDefinition } from '@app/service';

export interface StartOptions {
  /** Names of apps, separated by commas; all of them where it is absent. */
  readonly apps?: string;
}

/** Loaded when they are started: no other command pays for Nest, TypeORM and the apps. */
const APPS: Readonly<Record<AppDefinition['name'], () => Promise<AppDefinition>>> = {
  gateway: async () => (await import('@app/gateway')).gatewayApp,
  orders: async () => (await import('@app/orders')).ordersApp,
  cash: async () => (await import('@app/cash')).cashApp,
};

/**
 * `crossdock start`: runs the apps in this process until a signal stops it. Says in a sentence on standard error what keeps
 * it from starting and sets the exit code: 2 for a wrong option or setting, 1 for anything else.
 */
export async function runStart({ apps }: StartOptions): Promise<void> {
  const names = apps === undefined ? Object.keys(APPS) : apps.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !Object.hasOwn(APPS, name));
  if (unknown !== undefined) {
    process.stderr.write(`There is no app "${unknown}". The apps are ${Object.keys(APPS).join(', ')}.\n`);
    process.exitCode = 2;
    return;
  }
  const definitions = await Promise.all([...new Set(names as AppDefinition['name'][])].map((name) => APPS[name]()));
  const { runProcess } = await import('@app/service');
  await runProcess(definitions);
}

/** What `crossdock start --help` says after its options. */
export async function startHelp(): Promise<string> {
  const { describeSettings } = await import('@app/service');
  return `
Runs the gateway, order management and cash application in one process. Nothing else needs to be installed: without
DATABASE_URL an embedded PostgreSQL keeps the data, without KAFKA_BROKERS the database carries the events.

Settings, from the environment:
${describeSettings()}

Examples:
  crossdock start
  PORT=5000 crossdock start
  DATABASE_URL=postgres://crossdock:secret@db:5432/crossdock KAFKA_BROKERS=kafka:9092 crossdock start --apps gateway
`;
}
