import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { EntitySchema } from 'typeorm';
import { Database } from './database.js';

export interface PersistenceOptions {
  /** `postgres://user:password@host:port/database` */
  readonly url: string;
  /** Entities of all apps in the process; those of `TypeOrmModule.forFeature` are found without. */
  readonly entities?: readonly (EntitySchema | (new () => object))[];
  /** Connections of the pool. */
  readonly poolSize?: number;
}

/** A process that hangs in a transaction must not keep others from its rows for ever: the server ends the transaction. */
const IDLE_TRANSACTION_MS = 120_000;

/** Gives the process its one {@link Database}, to every module; the pool closes last. */
@Module({})
export class PersistenceModule {
  static forRoot({ url, entities = [], poolSize = 16 }: PersistenceOptions): DynamicModule {
    return {
      module: PersistenceModule,
      global: true,
      imports: [
        TypeOrmModule.forRoot({
          type: 'postgres',
          url,
          entities: [...entities],
          autoLoadEntities: true,
          poolSize,
          applicationName: 'crossdock',
          extra: { idle_in_transaction_session_timeout: IDLE_TRANSACTION_MS },
          retryAttempts: 5,
          retryDelay: 1000,
        }),
      ],
      providers: [
        { provide: Database, useFactory: (source: DataSource) => new Database(source, url), inject: [DataSource] },
      ],
      exports: [Database],
    };
  }
}
