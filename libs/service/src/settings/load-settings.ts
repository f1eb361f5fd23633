import { SETTING_TABLE } from './setting-table.js';
import type { Setting } from './setting.js';
import { SettingsError } from './settings.js';
import type { Settings } from './settings.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Hosts that only this machine reaches. */
const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

const ALL = Object.values(SETTING_TABLE) as readonly Setting[];

/**
 * Reads the settings of an environment. An empty variable counts as not set.
 *
 * @param defaultPort where `PORT` is not set
 * @throws SettingsError for a value that cannot be; the message names the variable and what it must be
 */
export function loadSettings(environment: Environment, defaultPort?: number): Settings {
  const defaults = defaultsFor(environment, defaultPort);
  const settings = Object.fromEntries(
    ALL.flatMap(({ key, variable, default: fallback, read }) => {
      const text = given(environment, variable) ?? defaults[variable] ?? fallback;
      return text === undefined ? [] : [[key, read(text)]];
    }),
  ) as unknown as Settings;
  if (!LOOPBACK.includes(settings.host) && settings.token === undefined) {
    throw new SettingsError(
      `HOST is ${settings.host}, so that other machines reach this port: set CROSSDOCK_TOKEN to a secret, for example the output of "openssl rand -hex 32".`,
    );
  }
  return settings;
}

/** Defaults that depend on what runs here and on other settings: a gateway that listens elsewhere is reached there. */
function defaultsFor(environment: Environment, defaultPort = Number(SETTING_TABLE.port.default)): Environment {
  const port = given(environment, 'PORT');
  const movedGateway = defaultPort === Number(SETTING_TABLE.port.default) && port !== undefined && port !== '0';
  return {
    PORT: String(defaultPort),
    ...(movedGateway ? { CROSSDOCK_GATEWAY_URL: `http://127.0.0.1:${port}` } : {}),
  };
}

function given(environment: Environment, variable: string): string | undefined {
  const text = environment[variable]?.trim();
  return text === '' ? undefined : text;
}

/** A warning for each CROSSDOCK_* variable that no setting reads: most are misspelt. */
export function unknownSettings(environment: Environment): readonly string[] {
  const known = ALL.map(({ variable }) => variable);
  return Object.keys(environment)
    .filter((name) => name.startsWith('CROSSDOCK_') && !known.includes(name))
    .sort()
    .map((name) => `${name} is not a setting of Crossdock. Did you mean ${nearest(name, known)}?`);
}

function nearest(name: string, candidates: readonly string[]): string {
  return candidates
    .map((candidate) => ({ candidate, distance: editDistance(name, candidate) }))
    .reduce((best, next) => (next.distance < best.distance ? next : best)).candidate;
}

/** Levenshtein's distance. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const substitution = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(substitution, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/** The settings as `crossdock start --help` lists them. */
export function describeSettings(): string {
  const width = Math.max(...ALL.map(({ variable }) => variable.length));
  return ALL.map(({ variable, about, default: fallback, defaultAbout }) => {
    const unset = defaultAbout ?? fallback ?? 'none';
    return `  ${variable.padEnd(width)}  ${about}\n  ${' '.repeat(width)}  default: ${unset}`;
  }).join('\n');
}
