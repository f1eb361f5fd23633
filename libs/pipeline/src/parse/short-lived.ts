import { setFlagsFromString } from 'node:v8';

let told = false;

/**
 * Tells V8 that what is made of a transaction dies young. Where a few transactions outlive a collection it concludes, at
 * random, that their objects live long, and from then on makes them among the old ones: a process that reads a large file
 * takes twice the memory then, and a quarter more time. It holds for the process.
 */
export function objectsDieYoung(): void {
  if (!told) setFlagsFromString('--no-allocation-site-pretenuring');
  told = true;
}
