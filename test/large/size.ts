/** Large enough to tell growth from noise within minutes; `CROSSDOCK_LARGE=full npm run test:large` takes what files may be. */
export const isFull = process.env.CROSSDOCK_LARGE === 'full';

/** Megabytes of one segment, of one transaction, of a file that goes through a command, and of one that goes through the gateway. */
export const SIZES = isFull
  ? { segment: 2048, transaction: 1024, file: 1000, gateway: 25 }
  : { segment: 256, transaction: 128, file: 40, gateway: 6 };
