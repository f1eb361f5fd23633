import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';
import { prettyFactory } from 'pino-pretty';
import { logContext } from './log-context.js';
import { REDACTED, redact, SECRET_FIELDS } from './redact.js';

export type { Logger } from 'pino';

export interface LoggerOptions {
  /** trace, debug, info, warn, error, fatal or silent. */
  readonly level: string;
  /** Lines for people; default: where standard output is a terminal. */
  readonly pretty?: boolean;
  /** Default: standard output. */
  readonly destination?: DestinationStream;
}

/**
 * The logger of a process. A line is one JSON object: `level`, `time` (ISO 8601), `message`, the fields of
 * {@link logContext} and those that the caller gives; on a terminal it is a readable line. Secrets, bank and personal data
 * are redacted by field name and, in the message, by form.
 */
export function createLogger(options: LoggerOptions): Logger {
  const pretty = options.pretty ?? process.stdout.isTTY;
  const destination = options.destination ?? pino.destination({ fd: 1, sync: true });
  return pino(
    {
      level: options.level,
      base: null,
      messageKey: 'message',
      errorKey: 'error',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => ({ ...logContext() }),
      redact: { paths: SECRET_FIELDS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: REDACTED },
      hooks: { logMethod: redactMessage },
    },
    pretty ? prettyStream(destination) : destination,
  );
}

function redactMessage(
  this: Logger,
  parameters: Parameters<Logger['info']>,
  method: (this: Logger, ...parameters: Parameters<Logger['info']>) => void,
): void {
  const redacted = parameters.map((parameter: unknown) =>
    typeof parameter === 'string' ? redact(parameter) : parameter,
  );
  method.apply(this, redacted as Parameters<Logger['info']>);
}

function prettyStream(destination: DestinationStream): DestinationStream {
  const prettify = prettyFactory({
    messageKey: 'message',
    errorLikeObjectKeys: ['error'],
    translateTime: 'SYS:HH:MM:ss',
    ignore: 'context',
    messageFormat: '{if context}{context}: {end}{message}',
    singleLine: true,
    colorize: process.stdout.isTTY,
  });
  return { write: (line) => destination.write(prettify(line)) };
}
