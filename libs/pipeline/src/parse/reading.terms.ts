import type { ReaderOptions } from '@app/interchange';
import type { Agreements } from '../ports.js';
import { Resolutions } from '../resolutions.js';

/** What the agreements say of how a transaction is read: its character set, whether elements repeat, and how long it may be. */
export function readingTerms(agreements: Agreements): Required<ReaderOptions>['terms'] {
  const resolutions = new Resolutions(agreements);
  return (header, interchange, group) => {
    const resolution = resolutions.of({ header, group, interchange });
    return resolution.kind === 'agreement' ? resolution.agreement : undefined;
  };
}
