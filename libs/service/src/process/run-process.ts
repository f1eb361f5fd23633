import { createLogger } from '@app/observability';
import type { Logger } from '@app/observability';
import type { AppDefinition } from '../app-definition.js';
import { loadSettings, unknownSettings } from '../settings/load-settings.js';
import type { Environment } from '../settings/load-settings.js';
import type { Settings } from '../settings/settings.js';
import { announceReady } from './announcement.js';
import { startSentence } from './start-error.js';
import { startProcess } from './start-process.js';
import { Teardown } from './teardown.js';

/** A terminal's Ctrl-C reaches us twice when npm passes its own on; only a later signal means "at once". */
const SAME_KEYSTROKE_MS = 1000;

/**
 * The whole of a process: reads the settings, starts the apps, says where to look, and stops on SIGTERM or SIGINT. Where it
 * cannot start it says so in a sentence on standard error and exits with 1 (2 for a wrong setting).
 */
export async function runProcess(
  apps: readonly AppDefinition[],
  environment: Environment = process.env,
): Promise<void> {
  const startedAt = performance.now();
  const settings = readSettings(apps, environment);
  if (settings === undefined) return;
  const logger = createLogger({ level: settings.logLevel });
  for (const warning of unknownSettings(environment)) logger.warn(warning);
  const teardown = new Teardown();
  const stopping = stopOnSignals(teardown, logger);
  try {
    const running = await startProcess(apps, settings, teardown);
    announceReady({ running, apps, settings, seconds: (performance.now() - startedAt) / 1000, logger });
  } catch (error) {
    if (stopping()) return;
    const sentence = startSentence(error);
    if (sentence === undefined) logger.fatal({ error }, 'Crossdock could not start.');
    else process.stderr.write(`${sentence}\n`);
    process.exitCode = 1;
  }
}

function readSettings(apps: readonly AppDefinition[], environment: Environment): Settings | undefined {
  const [first] = apps;
  try {
    return loadSettings(environment, apps.length === 1 ? first?.defaultPort : undefined);
  } catch (error) {
    const sentence = startSentence(error);
    if (sentence === undefined) throw error;
    process.stderr.write(`${sentence}\n`);
    process.exitCode = 2;
    return undefined;
  }
}

/** Answers whether a signal has come: what fails from then on is the stopping itself. */
function stopOnSignals(teardown: Teardown, logger: Logger): () => boolean {
  let stoppingSince: number | undefined;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (stoppingSince === undefined) {
      stoppingSince = performance.now();
      logger.info(`${signal}: finishing what is under way. Once more stops at once.`);
      void stop(teardown, logger);
    } else if (performance.now() - stoppingSince > SAME_KEYSTROKE_MS) {
      logger.warn('Stopped at once; what was under way goes on at the next start.');
      process.exit(1);
    }
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
  return () => stoppingSince !== undefined;
}

async function stop(teardown: Teardown, logger: Logger): Promise<void> {
  try {
    await teardown.run();
    logger.info('stopped');
    process.exit(0);
  } catch (error) {
    logger.fatal({ error }, 'Crossdock did not stop in good order.');
    process.exit(1);
  }
}
