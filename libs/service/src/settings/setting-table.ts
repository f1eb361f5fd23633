import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Settings } from './settings.js';
import { brokers, databaseUrl, logLevel, path, pattern, token, webAddress, wholeNumber } from './setting.js';
import type { Setting } from './setting.js';

/** Where Crossdock itself lies: the nearest folder above with a package.json and the mappings. */
export const PACKAGE_FOLDER = packageFolder(dirname(fileURLToPath(import.meta.url)));

/** Every variable of the environment that a process reads. Help, tests and docker-compose.yml are checked against it. */
export const SETTING_TABLE: { readonly [Key in keyof Settings]-?: Setting<Key> } = {
  port: {
    key: 'port',
    variable: 'PORT',
    about: 'the HTTP port; 0 takes a free one',
    default: '4080',
    defaultAbout: '4080; an app alone in its process: gateway 4080, orders 4081, cash 4082',
    read: wholeNumber('PORT', 0, 65535, 'a port number from 0 to 65535'),
  },
  host: {
    key: 'host',
    variable: 'HOST',
    about: 'the address to listen on; any other than 127.0.0.1 or localhost asks for CROSSDOCK_TOKEN',
    default: '127.0.0.1',
    read: pattern('HOST', /^[\w.:-]+$/, 'a host name or an address'),
  },
  token: {
    key: 'token',
    variable: 'CROSSDOCK_TOKEN',
    about: 'a bearer token that every request but health needs',
    read: token,
  },
  home: {
    key: 'home',
    variable: 'CROSSDOCK_HOME',
    about: 'the data folder: embedded database, spool, inbox, outbox, archive',
    default: '.crossdock',
    defaultAbout: '.crossdock in the working directory',
    read: path,
  },
  databaseUrl: {
    key: 'databaseUrl',
    variable: 'DATABASE_URL',
    about: 'the PostgreSQL database: postgres://user:password@host:5432/database',
    defaultAbout: 'an embedded PostgreSQL under CROSSDOCK_HOME',
    read: databaseUrl,
  },
  kafkaBrokers: {
    key: 'kafkaBrokers',
    variable: 'KAFKA_BROKERS',
    about: 'the Kafka brokers: host:9092,host:9092',
    defaultAbout: 'the embedded log, in the database',
    read: brokers,
  },
  mappings: {
    key: 'mappings',
    variable: 'CROSSDOCK_MAPPINGS',
    about: 'the folder of dictionaries, guides and maps',
    default: join(PACKAGE_FOLDER, 'mappings'),
    defaultAbout: 'those that Crossdock brings',
    read: path,
  },
  partners: {
    key: 'partners',
    variable: 'CROSSDOCK_PARTNERS',
    about: 'the folder of company.yaml and the partners',
    default: join(PACKAGE_FOLDER, 'partners'),
    defaultAbout: 'the examples that Crossdock brings',
    read: path,
  },
  reloadSeconds: {
    key: 'reloadSeconds',
    variable: 'CROSSDOCK_RELOAD_SECONDS',
    about: 'how often changed guides, maps and partners are looked for and taken; 0: only at the start',
    default: '5',
    read: wholeNumber('CROSSDOCK_RELOAD_SECONDS', 0, 86400, 'a number of seconds from 0 to 86400'),
  },
  topicPrefix: {
    key: 'topicPrefix',
    variable: 'CROSSDOCK_TOPIC_PREFIX',
    about: 'what the names of topics and consumer groups begin with',
    default: 'crossdock',
    read: pattern(
      'CROSSDOCK_TOPIC_PREFIX',
      /^[A-Za-z0-9][\w.-]{0,99}$/,
      'at most 100 letters, digits, dots, hyphens or underscores',
    ),
  },
  maxBytes: {
    key: 'maxBytes',
    variable: 'CROSSDOCK_MAX_BYTES',
    about: 'the largest transmission, in bytes',
    default: String(2 * 1024 ** 3),
    defaultAbout: '2147483648, 2 GiB',
    read: wholeNumber('CROSSDOCK_MAX_BYTES', 1, 2 ** 40, 'a number of bytes from 1 to 1099511627776'),
  },
  maxDocumentBytes: {
    key: 'maxDocumentBytes',
    variable: 'CROSSDOCK_MAX_DOCUMENT_BYTES',
    about: 'the largest document that POST /outbound takes, in bytes of JSON',
    default: String(1024 ** 2),
    defaultAbout: '1048576, 1 MiB',
    read: wholeNumber('CROSSDOCK_MAX_DOCUMENT_BYTES', 1, 2 ** 26, 'a number of bytes from 1 to 67108864'),
  },
  gatewayUrl: {
    key: 'gatewayUrl',
    variable: 'CROSSDOCK_GATEWAY_URL',
    about: 'where the gateway is reached from outside; events refer to large documents by it',
    default: 'http://127.0.0.1:4080',
    defaultAbout: 'http://127.0.0.1 with PORT',
    read: webAddress('CROSSDOCK_GATEWAY_URL'),
  },
  logLevel: {
    key: 'logLevel',
    variable: 'LOG_LEVEL',
    about: 'trace, debug, info, warn, error, fatal or silent',
    default: 'info',
    read: logLevel,
  },
};

function packageFolder(from: string): string {
  const found = existsSync(join(from, 'package.json')) && existsSync(join(from, 'mappings'));
  return found || dirname(from) === from ? from : packageFolder(dirname(from));
}
