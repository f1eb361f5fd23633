import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

/** Stops the servers of a run, drops its databases where the server is another's, and removes its directory. */
export async function stopRun(directory) {
  const postgres = answer(directory, 'postgres');
  if (postgres?.pid !== undefined) await stop(postgres.pid, 'SIGQUIT');
  else if (postgres !== undefined) await dropDatabases(postgres);
  const kafka = answer(directory, 'kafka');
  if (kafka?.pid !== undefined) await stop(kafka.pid, 'SIGKILL');
  const cluster = join(directory, 'home', 'postgres');
  if (existsSync(cluster)) rmSync(realpathSync(cluster), { recursive: true });
  rmSync(directory, { recursive: true, force: true });
}

/** What `oncePerRun` kept under the name. */
function answer(directory, name) {
  const file = join(directory, `${name}.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).value : undefined;
}

async function stop(pid, signal) {
  try {
    for (let waited = 0; waited < 10_000; waited += 20) {
      process.kill(pid, waited === 0 ? signal : 0);
      await delay(20);
    }
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

async function dropDatabases({ url, prefix }) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query('SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [prefix]);
  for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
  await client.end();
}
