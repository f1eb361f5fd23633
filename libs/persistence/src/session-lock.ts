import { Client } from 'pg';
import type { Notification } from 'pg';

/** A named lock on the database; it goes when it is released or when its connection is lost. */
export interface SessionLock {
  readonly name: string;
  /** Aborted when the connection was lost, and the lock with it. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

/**
 * One connection outside of the pool that holds any number of advisory locks and may LISTEN. Names are hashed to 64
 * bits; locks count per database.
 */
export class Session {
  readonly #lost = new AbortController();
  #closed = false;

  private constructor(readonly client: Client) {
    client.on('error', () => this.#lost.abort());
    client.on('end', () => this.#lost.abort());
  }

  static async open(database: { readonly url: string }): Promise<Session> {
    const client = new Client({ connectionString: database.url, keepAlive: true, application_name: 'crossdock lock' });
    const session = new Session(client);
    await client.connect();
    return session;
  }

  /** Aborted when the connection ends, by whatever cause: every lock is gone then. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  /** Takes the lock unless another session holds it. */
  async tryLock(name: string): Promise<boolean> {
    const sql = 'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS taken';
    const answer = await this.client.query<{ taken: boolean }>(sql, [name]);
    return answer.rows[0]?.taken === true;
  }

  /** Waits for the lock. */
  async lock(name: string): Promise<void> {
    await this.client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [name]);
  }

  async unlock(name: string): Promise<void> {
    await this.client.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [name]);
  }

  /** Calls `notified` for each NOTIFY on the channel: a hint that may be lost, never the truth. */
  async listen(channel: string, notified: (payload: string) => void): Promise<void> {
    this.client.on('notification', ({ channel: from, payload }: Notification) => {
      if (from === channel) notified(payload ?? '');
    });
    await this.client.query(`LISTEN ${this.client.escapeIdentifier(channel)}`);
  }

  /** Ends the connection and with it all its locks. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    if (this.lost.aborted) this.client.connection.stream.destroy();
    else await this.client.end();
  }
}

/** Takes a lock on a connection of its own, or answers undefined where another session holds it. */
export async function tryLock(database: { readonly url: string }, name: string): Promise<SessionLock | undefined> {
  const session = await Session.open(database);
  if (await session.tryLock(name)) return { name, lost: session.lost, release: () => session.close() };
  await session.close();
  return undefined;
}

/** Waits for a lock on a connection of its own, runs `work` under it and releases it. */
export async function withSessionLock<T>(
  database: { readonly url: string },
  name: string,
  work: (lost: AbortSignal) => Promise<T>,
): Promise<T> {
  const session = await Session.open(database);
  try {
    await session.lock(name);
    return await work(session.lost);
  } finally {
    await session.close();
  }
}
