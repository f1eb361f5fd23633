import { messagingMigration, registerMigration } from '@app/messaging';
import type { AppDefinition } from '@app/service';
import { OrdersModule } from './orders.module.js';
import { Orders1767312000000 } from './storage/orders.migration.js';

/** Order management: the order book out of orders and despatch advices. */
export const ordersApp: AppDefinition = {
  name: 'orders',
  title: 'Order management',
  description: 'The order book: what was ordered, what was shipped, what is open.',
  defaultPort: 4081,
  module: () => OrdersModule,
  migrations: [messagingMigration('orders'), registerMigration('orders'), Orders1767312000000],
  consumes: true,
  links: [
    { href: '/orders', title: 'Orders' },
    { href: '/shipments?state=unmatched', title: 'Shipments that fit no order line' },
  ],
};

export type { OrderStatusChanged } from './domain/status-event.js';
