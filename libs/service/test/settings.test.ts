import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { describeSettings, loadSettings, PACKAGE_FOLDER, SettingsError, unknownSettings } from '@app/service';

const TOKEN = 'a-token-of-32-letters-and-digits';

describe('loadSettings', () => {
  it('needs nothing: every setting has a default or may be absent', () => {
    expect(loadSettings({})).toEqual({
      port: 4080,
      host: '127.0.0.1',
      home: resolve('.crossdock'),
      mappings: join(PACKAGE_FOLDER, 'mappings'),
      partners: join(PACKAGE_FOLDER, 'partners'),
      topicPrefix: 'crossdock',
      reloadSeconds: 5,
      maxBytes: 2147483648,
      maxDocumentBytes: 1048576,
      gatewayUrl: 'http://127.0.0.1:4080',
      logLevel: 'info',
    });
  });

  it('reads every variable', () => {
    expect(
      loadSettings({
        PORT: '8080',
        HOST: '0.0.0.0',
        CROSSDOCK_TOKEN: TOKEN,
        CROSSDOCK_HOME: '/data',
        DATABASE_URL: 'postgres://user:secret@db:5432/crossdock',
        KAFKA_BROKERS: 'kafka1:9092, kafka2:9092',
        CROSSDOCK_MAPPINGS: '/mappings',
        CROSSDOCK_PARTNERS: '/partners',
        CROSSDOCK_TOPIC_PREFIX: 'acme.prod',
        CROSSDOCK_RELOAD_SECONDS: '0',
        CROSSDOCK_MAX_BYTES: '1048576',
        CROSSDOCK_MAX_DOCUMENT_BYTES: '67108864',
        CROSSDOCK_GATEWAY_URL: 'https://edi.example.com/',
        LOG_LEVEL: 'WARN',
      }),
    ).toEqual({
      port: 8080,
      host: '0.0.0.0',
      token: TOKEN,
      home: '/data',
      databaseUrl: 'postgres://user:secret@db:5432/crossdock',
      kafkaBrokers: ['kafka1:9092', 'kafka2:9092'],
      mappings: '/mappings',
      partners: '/partners',
      topicPrefix: 'acme.prod',
      reloadSeconds: 0,
      maxBytes: 1048576,
      maxDocumentBytes: 67108864,
      gatewayUrl: 'https://edi.example.com',
      logLevel: 'warn',
    });
  });

  it.each([
    [{}, undefined, 4080, 'http://127.0.0.1:4080'],
    [{}, 4081, 4081, 'http://127.0.0.1:4080'],
    [{ PORT: '5000' }, 4081, 5000, 'http://127.0.0.1:4080'],
    [{ PORT: '5000' }, 4080, 5000, 'http://127.0.0.1:5000'],
    [{ PORT: '5000' }, undefined, 5000, 'http://127.0.0.1:5000'],
    [{ PORT: '0' }, undefined, 0, 'http://127.0.0.1:4080'],
    [{ PORT: '  ' }, undefined, 4080, 'http://127.0.0.1:4080'],
  ])(
    '%j with the default port %p listens on %p; the gateway is at %s',
    (environment, defaultPort, port, gatewayUrl) => {
      expect(loadSettings(environment, defaultPort)).toMatchObject({ port, gatewayUrl });
    },
  );

  it.each([
    [{ PORT: 'http' }, 'PORT is "http", but it must be a port number from 0 to 65535.'],
    [{ PORT: '65536' }, 'PORT is "65536", but it must be a port number from 0 to 65535.'],
    [{ PORT: '4080.5' }, 'PORT is "4080.5", but it must be a port number from 0 to 65535.'],
    [{ HOST: 'two words' }, 'HOST is "two words", but it must be a host name or an address.'],
    [
      { HOST: '0.0.0.0' },
      'HOST is 0.0.0.0, so that other machines reach this port: set CROSSDOCK_TOKEN to a secret, for example the output of "openssl rand -hex 32".',
    ],
    [
      { CROSSDOCK_TOKEN: 'short' },
      'CROSSDOCK_TOKEN must be 16 or more letters, digits or any of - . _ ~ + / without spaces, for example the output of "openssl rand -hex 32".',
    ],
    [
      { DATABASE_URL: 'mysql://root:secret@db/crossdock' },
      'DATABASE_URL is not the address of a PostgreSQL database. Write postgres://user:password@host:5432/database.',
    ],
    [{ KAFKA_BROKERS: 'kafka' }, 'KAFKA_BROKERS is "kafka", but it must be a list such as kafka1:9092,kafka2:9092.'],
    [
      { CROSSDOCK_TOPIC_PREFIX: 'a b' },
      'CROSSDOCK_TOPIC_PREFIX is "a b", but it must be at most 100 letters, digits, dots, hyphens or underscores.',
    ],
    [
      { CROSSDOCK_MAX_BYTES: '2G' },
      'CROSSDOCK_MAX_BYTES is "2G", but it must be a number of bytes from 1 to 1099511627776.',
    ],
    [
      { CROSSDOCK_MAX_DOCUMENT_BYTES: '67108865' },
      'CROSSDOCK_MAX_DOCUMENT_BYTES is "67108865", but it must be a number of bytes from 1 to 67108864.',
    ],
    [
      { CROSSDOCK_GATEWAY_URL: 'ftp://edi' },
      'CROSSDOCK_GATEWAY_URL is "ftp://edi", but it must be an address such as http://127.0.0.1:4080.',
    ],
    [
      { LOG_LEVEL: 'loud' },
      'LOG_LEVEL is "loud", but it must be one of trace, debug, info, warn, error, fatal, silent.',
    ],
  ])('%j stops the start with a sentence', (environment, sentence) => {
    expect(() => loadSettings(environment)).toThrow(new SettingsError(sentence));
  });

  it.each(['127.0.0.1', 'localhost', '::1'])('asks for no token on %s', (host) => {
    expect(loadSettings({ HOST: host }).token).toBeUndefined();
  });
});

describe('unknownSettings', () => {
  it('warns of a misspelt name with the nearest, and of no name that is not ours', () => {
    expect(
      unknownSettings({ CROSSDOCK_HOEM: '/data', CROSSDOCK_MAXBYTES: '1', CROSSDOCK_HOME: '/data', HOEM: '' }),
    ).toEqual([
      'CROSSDOCK_HOEM is not a setting of Crossdock. Did you mean CROSSDOCK_HOME?',
      'CROSSDOCK_MAXBYTES is not a setting of Crossdock. Did you mean CROSSDOCK_MAX_BYTES?',
    ]);
  });
});

describe('describeSettings', () => {
  it('names every variable with what it is and its default', () => {
    const text = describeSettings();
    expect(text.match(/^ {2}[A-Z_]+/gm)).toEqual(
      [
        'PORT',
        'HOST',
        'CROSSDOCK_TOKEN',
        'CROSSDOCK_HOME',
        'DATABASE_URL',
        'KAFKA_BROKERS',
        'CROSSDOCK_MAPPINGS',
        'CROSSDOCK_PARTNERS',
        'CROSSDOCK_RELOAD_SECONDS',
        'CROSSDOCK_TOPIC_PREFIX',
        'CROSSDOCK_MAX_BYTES',
        'CROSSDOCK_MAX_DOCUMENT_BYTES',
        'CROSSDOCK_GATEWAY_URL',
        'LOG_LEVEL',
      ].map((name) => `  ${name}`),
    );
    expect(text).toContain(
      '  LOG_LEVEL                     trace, debug, info, warn, error, fatal or silent\n                                default: info',
    );
  });
});
