/** The services that publish and consume: each has a schema, an outbox and a consumer group of its own. */
export const SERVICE_NAMES = ['gateway', 'orders', 'cash'] as const;
export type ServiceName = (typeof SERVICE_NAMES)[number];

const TRANSPORTS: Readonly<Record<ServiceName, symbol>> = {
  gateway: Symbol('crossdock gateway'),
  orders: Symbol('crossdock orders'),
  cash: Symbol('crossdock cash'),
};

/** The transport id that ties a handler to its service's strategy: without it every strategy gets every handler. */
export function serviceTransport(name: ServiceName): symbol {
  return TRANSPORTS[name];
}
