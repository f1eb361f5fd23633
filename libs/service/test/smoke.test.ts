import { Controller, Get, Global, Module } from '@nestjs/common';
import { expect, it } from '@jest/globals';
import { MessagingStatus } from '@app/messaging';
import { loadSettings, startProcess } from '@app/service';
@Controller('orders')
class C {
  @Get(':id') x() {
    throw new Error('secret detail');
  }
}
@Global()
@Module({
  controllers: [C],
  providers: [
    {
      provide: MessagingStatus,
      useValue: {
        ping: async () => {},
        lag: async () => [],
        deadLetters: async () => ({}),
        outboxAgeSeconds: async () => ({ orders: 0 }),
      },
    },
  ],
  exports: [MessagingStatus],
})
class M {}
it('x', async () => {
  const p = await startProcess(
    [
      {
        name: 'orders',
        title: 'Orders',
        description: 'd',
        defaultPort: 1,
        module: () => M,
        migrations: [],
        consumes: false,
        links: [{ href: '/orders', title: 'The order book' }],
      },
    ],
    loadSettings({ PORT: '0', DATABASE_URL: 'postgres://postgres@127.0.0.1:54399/smoke', LOG_LEVEL: 'info' }),
  );
  for (const [path, init] of [
    ['/health/live'],
    ['/health/ready'],
    ['/metrics'],
    ['/'],
    ['/', { headers: { accept: 'application/json' } }],
    ['/docs'],
    ['/openapi.json'],
    ['/nope'],
    ['/orders/1'],
    ['/%zz'],
    ['/docs/swagger-ui-init.js'],
  ] as [string, RequestInit?][]) {
    const r = await fetch(p.url + path, init);
    process.stdout.write(
      `${path} ${r.status} ${JSON.stringify([...r.headers])}\n${(await r.text()).slice(0, 900)}\n\n`,
    );
  }
  await p.close();
  expect(1).toBe(1);
});
