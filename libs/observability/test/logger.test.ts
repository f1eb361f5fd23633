import { beforeEach, describe, expect, it } from '@jest/globals';
import { createLogger, NestLogger, withLogContext } from '@app/observability';
import type { Logger } from '@app/observability';

const lines: string[] = [];
const destination = { write: (line: string) => void lines.push(line) };

function lastLine(): Record<string, unknown> {
  const { time, ...fields } = JSON.parse(lines.at(-1)!) as Record<string, unknown>;
  expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  return fields;
}

describe('createLogger', () => {
  let logger: Logger;
  beforeEach(() => {
    lines.length = 0;
    logger = createLogger({ level: 'info', pretty: false, destination });
  });

  it('writes one JSON object a line', () => {
    logger.info({ bytes: 12 }, 'stored');
    expect(lastLine()).toEqual({ level: 'info', bytes: 12, message: 'stored' });
    logger.debug('not at this level');
    expect(lines).toHaveLength(1);
  });

  it('carries the context of the work into each line, asynchronous parts too', async () => {
    await withLogContext({ transmissionId: 't1', partner: 'acme' }, async () => {
      await Promise.resolve();
      withLogContext({ interchangeId: 'i1' }, () => logger.info('parsed'));
      expect(lastLine()).toEqual({
        level: 'info',
        transmissionId: 't1',
        partner: 'acme',
        interchangeId: 'i1',
        message: 'parsed',
      });
      logger.info('stored');
      expect(lastLine()).toEqual({ level: 'info', transmissionId: 't1', partner: 'acme', message: 'stored' });
    });
    logger.info('idle');
    expect(lastLine()).toEqual({ level: 'info', message: 'idle' });
  });

  it('hides secrets, bank and personal data, by name and by form', () => {
    logger.info(
      {
        authorization: 'Bearer abc',
        headers: { authorization: 'Bearer abc', accept: '*/*' },
        payer: { iban: 'DE89370400440532013000', name: 'Nordmarkt' },
        request: { headers: { cookie: 'a=b' } },
      },
      'postgres://crossdock:secret@db:5432/crossdock took DE89370400440532013000 from jane@example.com',
    );
    expect(lastLine()).toEqual({
      level: 'info',
      authorization: '[redacted]',
      headers: { authorization: '[redacted]', accept: '*/*' },
      payer: { iban: '[redacted]', name: 'Nordmarkt' },
      request: { headers: { cookie: '[redacted]' } },
      message: 'postgres://crossdock:[redacted]@db:5432/crossdock took ******************3000 from [redacted]',
    });
  });

  it('writes a readable line for a terminal', () => {
    createLogger({ level: 'info', pretty: true, destination }).info({ context: 'Receive', bytes: 12 }, 'stored');
    expect(lines.at(-1)).toMatch(/^\[\d\d:\d\d:\d\d\] INFO: Receive: stored \{"bytes":12\}\n$/);
  });
});

describe('NestLogger', () => {
  const nest = new NestLogger(createLogger({ level: 'trace', pretty: false, destination }));

  it.each<[string, () => void, object]>([
    ['a text', () => nest.log('stored', 'Receive'), { level: 'info', context: 'Receive', message: 'stored' }],
    [
      'fields',
      () => nest.warn({ message: 'late', minutes: 5 }, 'Folder'),
      { level: 'warn', context: 'Folder', message: 'late', minutes: 5 },
    ],
    [
      'a text with fields',
      () => nest.log('stored', { bytes: 3 }, 'Receive'),
      { level: 'info', context: 'Receive', bytes: 3, message: 'stored' },
    ],
    [
      'a stack',
      () => nest.error('broken', 'Error: broken\n    at there', 'Relay'),
      { level: 'error', context: 'Relay', stack: 'Error: broken\n    at there', message: 'broken' },
    ],
    ['no context', () => nest.error('broken'), { level: 'error', message: 'broken' }],
    ['nothing to say', () => nest.debug(undefined, 'X'), { level: 'debug', context: 'X', message: 'undefined' }],
    [
      'what Nest says of its routes',
      () => nest.log('Mapped {/, GET} route', 'RouterExplorer'),
      { level: 'debug', context: 'RouterExplorer', message: 'Mapped {/, GET} route' },
    ],
    ['verbose', () => nest.verbose('step', 'X'), { level: 'trace', context: 'X', message: 'step' }],
    ['fatal', () => nest.fatal('gone', 'X'), { level: 'fatal', context: 'X', message: 'gone' }],
  ])('takes %s', (_, log, expected) => {
    log();
    expect(lastLine()).toEqual(expected);
  });

  it('takes an error with its stack', () => {
    nest.error(new TypeError('no such thing'), 'Http');
    expect(lastLine()).toEqual({
      level: 'error',
      context: 'Http',
      error: {
        type: 'TypeError',
        message: 'no such thing',
        stack: expect.stringContaining('TypeError: no such thing'),
      },
      message: 'no such thing',
    });
  });
});
