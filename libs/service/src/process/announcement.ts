import type { Logger } from '@app/observability';
import type { AppDefinition } from '../app-definition.js';
import type { Settings } from '../settings/settings.js';
import type { RunningProcess } from './start-process.js';

interface Ready {
  readonly running: Pick<RunningProcess, 'url'>;
  readonly apps: readonly AppDefinition[];
  readonly settings: Settings;
  readonly seconds: number;
  readonly logger: Logger;
}

/** Says that the process is ready and where to look: some lines on a terminal, one in a log. */
export function announceReady(ready: Ready): void {
  const { running, apps, settings, seconds, logger } = ready;
  if (process.stdout.isTTY) process.stdout.write(readyText(ready));
  else {
    const names = apps.map(({ name }) => name);
    const took = `ready in ${seconds.toFixed(1)} s: ${running.url}/ says what runs here, ${running.url}/docs lists the API`;
    logger.info({ url: running.url, apps: names, home: settings.home }, took);
  }
}

/** The lines for a terminal. */
export function readyText({ running: { url }, apps, settings, seconds }: Omit<Ready, 'logger'>): string {
  const embedded = settings.databaseUrl === undefined;
  const lines = [
    ['What runs here', `${url}/`],
    ['Try the API', `${url}/docs`],
    ['Data', embedded ? settings.home : `${settings.home} and the database of DATABASE_URL`],
    ...(apps.some(({ name }) => name === 'gateway')
      ? [['Send a file', `curl --data-binary @order.edi '${url}/transmissions?wait=true'`]]
      : []),
    ['Stop', 'Ctrl-C'],
  ];
  const list = lines.map(([label = '', text = '']) => `  ${label.padEnd(16)}${text}`).join('\n');
  return `\nCrossdock is ready in ${seconds.toFixed(1)} s.\n\n${list}\n\n`;
}
