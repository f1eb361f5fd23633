import { mkdir } from 'node:fs/promises';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { connectConsumers, LOG_MIGRATIONS } from '@app/messaging';
import { createLogger, NestLogger } from '@app/observability';
import { migrate, startEmbeddedPostgres } from '@app/persistence';
import type { AppDefinition } from '../app-definition.js';
import { createAdapter } from '../http/adapter.js';
import { setUpHttp } from '../http/set-up.js';
import type { Settings } from '../settings/settings.js';
import { Lifecycle } from './lifecycle.js';
import { ProcessModule } from './process.module.js';
import { StartError } from './start-error.js';
import { Teardown } from './teardown.js';

/** Then requests that still run are cut off, so that what stands behind them can stop in good order. */
const DRAIN_LIMIT_MS = 35_000;

export interface RunningProcess {
  /** `http://127.0.0.1:4080` */
  readonly url: string;
  readonly port: number;
  readonly app: NestFastifyApplication;
  /** Drains and stops: HTTP, consumers, relay, pool, and last the embedded PostgreSQL. */
  close(): Promise<void>;
}

/**
 * Runs these apps in this process: one HTTP server, one pool, one log. What was begun is stopped again where a later step
 * fails.
 *
 * @param teardown takes what ends each thing begun; for a caller that may have to stop before the start is through
 * @throws StartError, EmbeddedPostgresError or DefinitionError with a sentence for the operator
 */
export async function startProcess(
  apps: readonly AppDefinition[],
  settings: Settings,
  teardown = new Teardown(),
): Promise<RunningProcess> {
  const logger = new NestLogger(createLogger({ level: settings.logLevel }));
  Logger.overrideLogger(logger);
  const lifecycle = new Lifecycle();
  try {
    const databaseUrl = settings.databaseUrl ?? (await embeddedDatabase(settings, teardown));
    await migrateAll(apps, databaseUrl);
    const root = ProcessModule.forApps({ apps, settings, databaseUrl, lifecycle });
    const app = await NestFactory.create<NestFastifyApplication>(root, createAdapter(settings), {
      logger,
      bodyParser: false,
      abortOnError: false,
    });
    teardown.add(() => drain(app, lifecycle));
    setUpHttp(app, apps, settings, lifecycle);
    await app.init();
    await connectConsumers(
      app,
      apps.filter(({ consumes }) => consumes).map(({ name }) => name),
    );
    const port = await listen(app, settings);
    lifecycle.phase = 'ready';
    return {
      url: `http://${reachable(settings.host)}:${port}`,
      port,
      app,
      close: () => teardown.run(),
    };
  } catch (error) {
    await teardown.run();
    throw error;
  }
}

/** Ends HTTP, consumers, relay and pool, in Nest's order: each waits for what is under way. */
async function drain(app: NestFastifyApplication, lifecycle: Lifecycle): Promise<void> {
  lifecycle.phase = 'stopping';
  const limit = setTimeout(() => app.getHttpServer().closeAllConnections(), DRAIN_LIMIT_MS);
  try {
    await app.close();
  } finally {
    clearTimeout(limit);
  }
}

/** The host as a browser on this machine writes it. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

async function embeddedDatabase({ home }: Settings, teardown: Teardown): Promise<string> {
  const logger = new Logger('PostgreSQL');
  await mkdir(home, { recursive: true });
  const server = await startEmbeddedPostgres({ home, log: (line) => logger.log(line) });
  teardown.add(() => server.stop());
  return server.url;
}

async function migrateAll(apps: readonly AppDefinition[], databaseUrl: string): Promise<void> {
  try {
    await migrate(databaseUrl, [LOG_MIGRATIONS, ...apps.map(({ name, migrations }) => ({ schema: name, migrations }))]);
  } catch (error) {
    throw databaseRefusal(error) ?? error;
  }
}

/** What a person can put right where the database does not let us in. */
function databaseRefusal(error: unknown): StartError | undefined {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const refused = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', '28P01', '28000', '3D000'];
  if (typeof code !== 'string' || !refused.includes(code)) return undefined;
  return new StartError(`The database of DATABASE_URL cannot be reached: ${String(message)}.`);
}

async function listen(app: NestFastifyApplication, { port, host }: Settings): Promise<number> {
  try {
    await app.listen(port, host);
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === 'EADDRINUSE') {
      throw new StartError(`Port ${port} is in use. Stop what listens there, or set PORT to another.`);
    }
    if (code === 'EADDRNOTAVAIL' || code === 'EACCES' || code === 'ENOTFOUND') {
      throw new StartError(`${host}, port ${port} cannot be listened on (${code}). Set HOST and PORT to others.`);
    }
    throw error;
  }
  const address: unknown = app.getHttpServer().address();
  return (address as { port: number }).port;
}
