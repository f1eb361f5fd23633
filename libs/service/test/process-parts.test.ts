import { describe, expect, it } from '@jest/globals';
import { EmbeddedPostgresError } from '@app/persistence';
import { loadSettings, SettingsError, StartError, startSentence } from '@app/service';
import type { AppDefinition } from '@app/service';
import { readyText } from '../src/process/announcement.js';
import { Teardown } from '../src/process/teardown.js';

class EmptyModule {}
const app = (name: AppDefinition['name']): AppDefinition => ({
  name,
  title: name,
  description: '',
  defaultPort: 4080,
  module: () => EmptyModule,
  migrations: [],
  consumes: false,
  links: [],
});

describe('readyText', () => {
  const running = { url: 'http://127.0.0.1:4080' };

  it('says where to look and how to send a first file', () => {
    const settings = loadSettings({ CROSSDOCK_HOME: '/home/me/.crossdock' });
    expect(readyText({ running, apps: [app('gateway'), app('cash')], settings, seconds: 1.234 })).toBe(`
Crossdock is ready in 1.2 s.

  What runs here  http://127.0.0.1:4080/
  Try the API     http://127.0.0.1:4080/docs
  Data            /home/me/.crossdock
  Send a file     curl --data-binary @order.edi 'http://127.0.0.1:4080/transmissions?wait=true'
  Stop            Ctrl-C

`);
  });

  it('speaks of no file where the gateway is elsewhere, and of the database by name alone', () => {
    const settings = loadSettings({ CROSSDOCK_HOME: '/data', DATABASE_URL: 'postgres://me:secret@db/crossdock' });
    expect(readyText({ running, apps: [app('cash')], settings, seconds: 0 })).toBe(`
Crossdock is ready in 0.0 s.

  What runs here  http://127.0.0.1:4080/
  Try the API     http://127.0.0.1:4080/docs
  Data            /data and the database of DATABASE_URL
  Stop            Ctrl-C

`);
  });
});

describe('startSentence', () => {
  it.each([
    [new StartError('Port 4080 is in use.'), 'Port 4080 is in use.'],
    [new SettingsError('PORT is "x".'), 'PORT is "x".'],
    [new EmbeddedPostgresError('Already running.'), 'Already running.'],
    [Object.assign(new Error('partner.yaml:3:5: no id'), { name: 'DefinitionError' }), 'partner.yaml:3:5: no id'],
    [
      Object.assign(new Error('crossdock.orders.v1 has 3 partitions'), { name: 'EventLogError' }),
      'crossdock.orders.v1 has 3 partitions',
    ],
    [new TypeError('x is undefined'), undefined],
  ])('of %p is %p', (error, sentence) => {
    expect(startSentence(error)).toBe(sentence);
  });
});

describe('Teardown', () => {
  it('ends what was begun in the opposite order, once, each step even after one that fails', async () => {
    const done: string[] = [];
    const teardown = new Teardown();
    const step = (name: string, error?: Error) => (): Promise<void> => {
      done.push(name);
      return error === undefined ? Promise.resolve() : Promise.reject(error);
    };
    teardown.add(step('database'));
    teardown.add(step('pool', new Error('pool: no')));
    teardown.add(step('http', new Error('http: no')));
    await expect(Promise.all([teardown.run(), teardown.run()])).rejects.toThrow('http: no');
    expect(done).toEqual(['http', 'pool', 'database']);
  });
});
