import type { DynamicModule, Type } from '@nestjs/common';
import type { ServiceName } from '@app/messaging';
import type { MigrationClass } from '@app/persistence';
import type { Settings } from './settings/settings.js';

/** One of the apps that a process can run: what `apps/<name>/src/index.ts` exports. */
export interface AppDefinition {
  /** Also the name of its PostgreSQL schema, its consumer group and its event source. */
  readonly name: ServiceName;
  readonly title: string;
  /** A sentence for the page at `/`. */
  readonly description: string;
  /** The port where the app is alone in its process and `PORT` is not set. */
  readonly defaultPort: number;
  /** Its Nest module. Called once, before anything is connected. */
  readonly module: (settings: Settings) => Type | DynamicModule;
  /** TypeORM migrations of its schema, that of messaging included. */
  readonly migrations: readonly MigrationClass[];
  /** Whether it has `@Consumes` handlers. */
  readonly consumes: boolean;
  /** Where `/` leads on to. */
  readonly links: readonly AppLink[];
}

export interface AppLink {
  readonly href: string;
  readonly title: string;
}
