#!/usr/bin/env node
/**
 * `npm run kafka`: a real Apache Kafka broker (KRaft, Java 17 or later) without Docker. Its jars come from Maven Central
 * once, into tools/kafka/target.
 *
 *   npm run kafka                     on a free port of 127.0.0.1; prints the address; Ctrl-C stops it
 *   npm run kafka -- --port 9092      on this port
 *   npm run kafka -- --data DIR       keeps the topics in DIR; else they go when it stops
 */
import { Buffer } from 'node:buffer';
import { execFile, spawn } from 'node:child_process';
import { createReadStream, existsSync, mkdirSync, mkdtempSync, openSync, closeSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'; // prettier-ignore
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';

const here = import.meta.dirname;
const run = promisify(execFile);

/** Why there can be no broker here, and how to get one: one sentence. */
export class KafkaUnavailable extends Error {
  name = 'KafkaUnavailable';
}

/**
 * Starts a broker and waits until it answers.
 *
 * @param {{ port?: number, data?: string, log?: (line: string) => void }} options
 *   `data` keeps the topics and the file `broker.log`.
 * @returns {Promise<{ brokers: string, pid: number, data: string, ended: () => boolean }>}
 *   The process is detached: SIGTERM to `pid` stops it.
 */
export async function startKafka({
  port,
  data = mkdtempSync(join(tmpdir(), 'crossdock-kafka-')),
  log = () => {},
} = {}) {
  await requireJava();
  const classpath = join(await fetchJars(log), '*');
  const broker = port ?? (await freePort());
  const config = await format(classpath, data, broker, await freePort());
  const logFile = join(data, 'broker.log');
  const output = openSync(logFile, 'w');
  const java = ['-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', ...logging(), '-cp', classpath];
  const child = spawn('java', [...java, 'kafka.Kafka', config], {
    detached: true,
    stdio: ['ignore', output, output],
    cwd: data,
  });
  closeSync(output);
  let ended = false;
  child.once('exit', () => (ended = true));
  child.unref();
  for (let waited = 0; waited < 60_000 && !ended; waited += 50) {
    if (readFileSync(logFile, 'utf8').includes('Kafka Server started')) {
      return { brokers: `127.0.0.1:${broker}`, pid: child.pid, data, ended: () => ended };
    }
    await delay(50);
  }
  if (!ended) process.kill(child.pid, 'SIGKILL');
  const words = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-3).join(' ');
  throw new KafkaUnavailable(`Kafka does not start: ${words} (all of it in ${logFile})`);
}

async function requireJava() {
  const { stderr } = await run('java', ['-version']).catch(() => {
    throw new KafkaUnavailable('Kafka needs Java 17 or later: apt-get install openjdk-17-jre-headless maven');
  });
  const major = Number(/version "(\d+)/.exec(stderr)?.[1]);
  if (major < 17) throw new KafkaUnavailable(`Kafka needs Java 17 or later; this is Java ${major}.`);
}

/** The directory with the jars that pom.xml names; another process may fetch them at once. */
async function fetchJars(log) {
  const pom = join(here, 'pom.xml');
  const version = /<artifactId>kafka_2.13<\/artifactId>\s*<version>([^<]+)/.exec(readFileSync(pom, 'utf8'))[1];
  const jars = join(here, 'target', `kafka-${version}`);
  if (existsSync(jars)) return jars;
  log(`Fetching Apache Kafka ${version} from Maven Central, once ..`);
  mkdirSync(join(here, 'target'), { recursive: true });
  const draft = mkdtempSync(join(here, 'target', 'fetch-'));
  const mvn = ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', '-DincludeScope=runtime'];
  await run('mvn', [...mvn, `-DoutputDirectory=${draft}`], { maxBuffer: 1 << 24 }).catch((error) => {
    rmSync(draft, { recursive: true });
    if (error.code === 'ENOENT') throw new KafkaUnavailable('Kafka is fetched with Maven: apt-get install maven');
    const reason = `${error.stdout}`.split('\n').find((line) => line.includes('ERROR')) ?? error.message;
    throw new KafkaUnavailable(`Maven cannot fetch Kafka: ${reason}`);
  });
  if (existsSync(jars)) rmSync(draft, { recursive: true });
  else renameSync(draft, jars);
  return jars;
}

/** Writes server.properties and, for new data, the cluster's id; answers the properties' path. */
async function format(classpath, data, broker, controller) {
  mkdirSync(data, { recursive: true });
  const config = join(data, 'server.properties');
  const settings = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controller}`,
    listeners: `PLAINTEXT://127.0.0.1:${broker},CONTROLLER://127.0.0.1:${controller}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${broker}`,
    'controller.listener.names': 'CONTROLLER',
    'log.dirs': join(data, 'log'),
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 5,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0,
    'group.min.session.timeout.ms': 1000,
    'auto.create.topics.enable': false,
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  writeFileSync(config, lines.join('\n') + '\n');
  if (existsSync(join(data, 'log', 'meta.properties'))) return config;
  const tool = ['-XX:TieredStopAtLevel=1', ...logging(), '-cp', classpath, 'kafka.tools.StorageTool'];
  const id = Buffer.from('crossdock-kafka1').toString('base64url');
  await run('java', [...tool, 'format', '-t', id, '-c', config]);
  return config;
}

function logging() {
  return [`-Dlog4j2.configurationFile=${join(here, 'log4j2.yaml')}`];
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function main() {
  const { values } = parseArgs({ options: { port: { type: 'string' }, data: { type: 'string' } } });
  const port = values.port === undefined ? undefined : Number(values.port);
  const broker = await startKafka({ port, ...(values.data && { data: values.data }), log: console.error });
  console.log(broker.brokers);
  console.error(`Apache Kafka is ready. In another terminal: KAFKA_BROKERS=${broker.brokers} npm start`);
  console.error('Ctrl-C stops it.');
  let stopping = false;
  const stop = () => {
    if (!stopping) process.kill(broker.pid, 'SIGTERM');
    stopping = true;
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  while (!broker.ended()) await delay(100);
  if (!stopping) createReadStream(join(broker.data, 'broker.log')).pipe(process.stderr);
  else if (values.data === undefined) rmSync(broker.data, { recursive: true, force: true });
  process.exitCode = stopping ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    console.error(error instanceof KafkaUnavailable ? error.message : error);
    process.exitCode = 1;
  });
}
