import type { Guide } from '@app/guide';
import type { CompiledMap } from '@app/mapping';
import type { Agreement } from '@app/partners';
import type { Maps } from '../ports.js';

/** The map of a transaction: the agreement's; else that of its guide, or of the guide that a partner's overlay changes. */
export function chooseMap(
  maps: Maps,
  agreement: Agreement | undefined,
  guide: Guide | undefined,
): CompiledMap | undefined {
  if (agreement?.map !== undefined) return maps.get(agreement.map);
  return guide && (maps.for(guide.ref) ?? (guide.base === undefined ? undefined : maps.for(guide.base)));
}
