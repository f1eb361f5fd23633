import { expect, it } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { createTestDatabase } from '../../../test/harness/index.js';
import { Database, PersistenceModule } from '../src/index.js';

it('gives the process one database, whose server ends a transaction that hangs, and closes it with the process', async () => {
  const { url } = await createTestDatabase({ empty: true });
  const module = await Test.createTestingModule({ imports: [PersistenceModule.forRoot({ url })] }).compile();
  const database = module.get(Database);
  expect(database.url).toBe(url);
  expect(await database.query('SHOW idle_in_transaction_session_timeout')).toEqual([
    { idle_in_transaction_session_timeout: '2min' },
  ]);
  await module.close();
  expect(database.dataSource.isInitialized).toBe(false);
});
