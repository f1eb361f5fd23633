import { describe, expect, it } from '@jest/globals';
import type { AppDefinition } from '@app/service';
import { prefersJson } from '../src/landing/accept.js';
import { describeLanding, landingPage } from '../src/landing/landing.page.js';

class EmptyModule {}

const app = (name: AppDefinition['name'], links: AppDefinition['links'], title = name): AppDefinition => ({
  name,
  title,
  description: `What ${name} does.`,
  defaultPort: 4080,
  module: () => EmptyModule,
  migrations: [],
  consumes: false,
  links,
});

describe('the landing page', () => {
  const gateway = app('gateway', [{ href: '/interchanges', title: 'Interchanges' }]);
  const orders = app('orders', [{ href: '/orders', title: 'Order book' }], '<Orders> & "lines"' as 'orders');

  it('says what runs here and leads on', () => {
    const page = landingPage(describeLanding([gateway, orders], '1.2.3', 'http://127.0.0.1:4080'));
    expect(page.match(/href="[^"]*"/g)).toEqual([
      'href="/interchanges"',
      'href="/orders"',
      'href="/docs"',
      'href="/openapi.json"',
      'href="/health/ready"',
      'href="/metrics"',
    ]);
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('&lt;Orders&gt; &amp; &quot;lines&quot;');
    expect(page).toContain('curl --data-binary @order.edi &#39;http://127.0.0.1:4080/transmissions?wait=true&#39;');
  });

  it('tells how to send a file only where the gateway runs', () => {
    expect(describeLanding([orders], '1.2.3', 'http://127.0.0.1:4081')).toEqual({
      name: 'Crossdock',
      version: '1.2.3',
      about: 'EDI and integration gateway for order-to-cash: X12 and EDIFACT in, canonical documents out.',
      apps: [
        {
          name: 'orders',
          title: '<Orders> & "lines"',
          description: 'What orders does.',
          links: [{ href: '/orders', title: 'Order book' }],
        },
      ],
      process: [
        { href: '/docs', title: 'Try the API' },
        { href: '/openapi.json', title: 'OpenAPI description' },
        { href: '/health/ready', title: 'Health' },
        { href: '/metrics', title: 'Metrics for Prometheus' },
      ],
    });
  });
});

describe('prefersJson', () => {
  it.each([
    [undefined, false],
    ['*/*', false],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', false],
    ['application/json', true],
    ['application/json, */*;q=0.1', true],
    ['application/*', true],
    ['text/html;q=0.5, application/json;q=0.4', false],
    ['text/html;q=0.5, application/json', true],
    ['TEXT/HTML, APPLICATION/JSON', false],
    ['application/json;q=oops', false],
  ])('Accept: %s -> %p', (accept, expected) => {
    expect(prefersJson(accept)).toBe(expected);
  });
});
