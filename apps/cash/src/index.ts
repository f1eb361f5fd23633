import { messagingMigration, registerMigration } from '@app/messaging';
import type { AppDefinition } from '@app/service';
import { CashModule } from './cash.module.js';
import { Cash1767398400000 } from './storage/cash.migration.js';

/** Cash application: open items out of invoices, and the payments that settle them. */
export const cashApp: AppDefinition = {
  name: 'cash',
  title: 'Cash application',
  description: 'Open items, the payments applied to them, and what is unapplied or deducted.',
  defaultPort: 4082,
  module: () => CashModule,
  migrations: [messagingMigration('cash'), registerMigration('cash'), Cash1767398400000],
  consumes: true,
  links: [
    { href: '/open-items', title: 'Open items' },
    { href: '/payments', title: 'Payments' },
  ],
};

export type { DeductionOpened, PaymentApplied, PaymentUnapplied } from './domain/cash-events.js';
