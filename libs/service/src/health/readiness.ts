import { Inject, Injectable } from '@nestjs/common';
import { MessagingStatus } from '@app/messaging';
import { Database } from '@app/persistence';
import type { AppDefinition } from '../app-definition.js';
import { APPS } from '../process/tokens.js';

export interface CheckResult {
  readonly name: string;
  readonly ok: boolean;
  /** Why not, in plain words; never a password or a host. */
  readonly detail?: string;
}

const LIMIT_MS = 3000;

/** What must answer before a process may be sent work. */
@Injectable()
export class ReadinessChecks {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(MessagingStatus) private readonly messaging: MessagingStatus,
    @Inject(APPS) private readonly apps: readonly AppDefinition[],
  ) {}

  run(): Promise<readonly CheckResult[]> {
    return Promise.all([
      check('database', 'The database does not answer.', async () => void (await this.database.query('SELECT 1'))),
      check('log', 'The log that carries the events does not answer.', () => this.messaging.ping()),
      check('migrations', 'The tables are not those of this version.', () => this.migrated()),
    ]);
  }

  private async migrated(): Promise<void> {
    for (const { name, migrations } of this.apps) {
      const rows = await this.database.query<{ name: string }>(`SELECT name FROM ${name}.migration`);
      const done = new Set(rows.map((row) => row.name));
      const missing = migrations.find((migration) => !done.has(new migration().name ?? migration.name));
      if (missing !== undefined) throw new Error(`${missing.name} has not run`);
    }
  }
}

async function check(name: string, detail: string, work: () => Promise<void>): Promise<CheckResult> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${LIMIT_MS} ms`)), LIMIT_MS);
  });
  try {
    await Promise.race([work(), late]);
    return { name, ok: true };
  } catch {
    return { name, ok: false, detail };
  } finally {
    clearTimeout(timer);
  }
}
