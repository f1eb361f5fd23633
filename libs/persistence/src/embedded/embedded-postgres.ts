export interface EmbeddedPostgresOptions {
  /** `CROSSDOCK_HOME`; the cluster lives in `postgres/` below it. */
  readonly home: string;
  /** Takes one line for each step that a person may want to see. */
  readonly log?: (line: string) => void;
  /** More server settings, `name: value`. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface EmbeddedPostgres {
  /** `postgres://..@127.0.0.1:<port>/crossdock` */
  readonly url: string;
  /** Stops the server; the data stay. */
  stop(): Promise<void>;
}

/** The embedded server cannot be had; the message is a sentence for the person who starts it. */
export class EmbeddedPostgresError extends Error {
  override name = 'EmbeddedPostgresError';
}

export function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  return Promise.reject(new EmbeddedPostgresError(`The embedded PostgreSQL of ${options.home} comes next.`));
}
