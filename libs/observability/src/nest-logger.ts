import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/** Nest's own lines about modules and routes: nobody asked. */
const FRAMEWORK = [
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
  'NestMicroservice',
];

type Level = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';

/**
 * Nest's logger on ours. Nest calls `log(message, ...rest, context)` and `error(message, stack, context)`; a message that is
 * an object gives its fields to the line.
 *
 * @example new Logger('Receive').log({ message: 'stored', bytes: 1204 })
 */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  private write(given: Level, message: unknown, rest: readonly unknown[]): void {
    const context = rest.at(-1);
    const level = given === 'info' && FRAMEWORK.includes(String(context)) ? 'debug' : given;
    const details = rest.slice(0, -1).filter((detail) => detail !== undefined);
    const [stack] = details;
    const fields = {
      ...(typeof context === 'string' ? { context } : {}),
      ...(message instanceof Error ? { error: message } : {}),
      ...(!(message instanceof Error) && typeof stack === 'string' && stack.includes('\n    at ') ? { stack } : {}),
      ...details.reduce<object>((all, detail) => (isFields(detail) ? { ...all, ...detail } : all), {}),
      ...(isFields(message) ? message : {}),
    };
    if (isFields(message)) this.logger[level](fields);
    else this.logger[level](fields, message instanceof Error ? message.message : String(message));
  }
}

function isFields(message: unknown): message is object {
  return typeof message === 'object' && message !== null && !(message instanceof Error);
}
