import { resolve } from 'node:path';
import type { Settings } from './settings.js';
import { LOG_LEVELS, SettingsError } from './settings.js';

/** One variable of the environment and how its text becomes a value. */
export interface Setting<Key extends keyof Settings = keyof Settings> {
  readonly key: Key;
  readonly variable: string;
  /** A phrase for the help: what it is, in which unit. */
  readonly about: string;
  /** The text that is read where the variable is not set; absent where the setting may be absent. */
  readonly default?: string;
  /** Says the default where it is not a literal text. */
  readonly defaultAbout?: string;
  /** Throws a SettingsError: a sentence that begins with the variable's name. */
  readonly read: (text: string) => NonNullable<Settings[Key]>;
}

/** Refuses a value, saying what it `must be`. */
export function refuse(variable: string, text: string, wanted: string): never {
  throw new SettingsError(`${variable} is "${text}", but it must be ${wanted}.`);
}

export function wholeNumber(variable: string, from: number, to: number, wanted: string): (text: string) => number {
  return (text) => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
    return value >= from && value <= to ? value : refuse(variable, text, wanted);
  };
}

export function path(text: string): string {
  return resolve(text);
}

export function pattern(variable: string, form: RegExp, wanted: string): (text: string) => string {
  return (text) => (form.test(text) ? text : refuse(variable, text, wanted));
}

/** The text is never repeated in the message: it may hold a password. */
export function databaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^postgres(ql)?:$/.test(url.protocol) || url.hostname === '') {
    throw new SettingsError(
      'DATABASE_URL is not the address of a PostgreSQL database. Write postgres://user:password@host:5432/database.',
    );
  }
  return text;
}

export function webAddress(variable: string): (text: string) => string {
  return (text) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url === undefined || !/^https?:$/.test(url.protocol)) {
      refuse(variable, text, 'an address such as http://127.0.0.1:4080');
    }
    return text.replace(/\/+$/, '');
  };
}

export function brokers(text: string): readonly string[] {
  const list = text.split(',').map((broker) => broker.trim());
  const wrong = list.find((broker) => !/^[\w.-]+:\d{1,5}$/.test(broker));
  if (wrong !== undefined) refuse('KAFKA_BROKERS', text, 'a list such as kafka1:9092,kafka2:9092');
  return list;
}

/** The characters of a bearer token (RFC 6750, section 2.1), and no fewer than a guess may find. */
export function token(text: string): string {
  if (!/^[\w.~+/-]{16,512}=*$/.test(text)) {
    throw new SettingsError(
      'CROSSDOCK_TOKEN must be 16 or more letters, digits or any of - . _ ~ + / without spaces, for example the output of "openssl rand -hex 32".',
    );
  }
  return text;
}

export function logLevel(text: string): Settings['logLevel'] {
  const level = LOG_LEVELS.find((known) => known === text.toLowerCase());
  return level ?? refuse('LOG_LEVEL', text, `one of ${LOG_LEVELS.join(', ')}`);
}
