import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Guide, GuideLibrary } from '@app/guide';
import type { CompiledMap, MapLibrary } from '@app/mapping';
import type { Agreements, Guides, Maps, PipelinePorts } from '../ports.js';

/** Where the files of one partner stand. */
export interface PartnerFolder {
  /** `partners/acme` */
  readonly folder: string;
  readonly id: string;
}

const GUIDE_ENDING = '.guide.yaml';
const MAP_ENDING = '.map.yaml';

/**
 * Ports under which a partner's examples run: a message is read by the overlay of its guide that stands in the folder,
 * and by the map there that reads it; the base where there is none. Overlays are so tried before an agreement names
 * them. What throws a DefinitionError is an overlay that is wrong.
 *
 * @param agreements the partners', where there are; what they do not know is agreed as `ports` has it
 */
export function partnerPorts(
  { folder, id }: PartnerFolder,
  ports: PipelinePorts,
  libraries: { readonly guides: GuideLibrary; readonly maps: MapLibrary },
  agreements: Agreements | undefined,
): PipelinePorts {
  const files = readdirSync(folder).sort();
  const overlays = files
    .filter((file) => file.endsWith(GUIDE_ENDING))
    .map((file) => libraries.guides.overlay(join(folder, file)));
  const maps = files
    .filter((file) => file.endsWith(MAP_ENDING))
    .map((file) => libraries.maps.get(`${id}/${file.slice(0, -MAP_ENDING.length)}`))
    .filter((map) => map !== undefined);
  return {
    ...ports,
    agreements: agreements === undefined ? ports.agreements : preferring(agreements, ports.agreements),
    guides: overlaid(ports.guides, overlays),
    maps: ownMaps(ports.maps, maps, overlays),
  };
}

function overlaid(guides: Guides, overlays: readonly Guide[]): Guides {
  const over = (guide: Guide | undefined): Guide | undefined =>
    overlays.find(({ base }) => base === guide?.ref) ?? guide;
  return {
    find: (...asked) => over(guides.find(...asked)),
    get: (ref) => overlays.find((overlay) => overlay.ref === ref) ?? over(guides.get(ref)),
    dictionary: (ref) => guides.dictionary(ref),
  };
}

function ownMaps(maps: Maps, own: readonly CompiledMap[], overlays: readonly Guide[]): Maps {
  return {
    get: (ref) => maps.get(ref),
    for(guideRef) {
      const base = overlays.find(({ ref }) => ref === guideRef)?.base ?? guideRef;
      return own.find(({ guide }) => guide === guideRef || guide === base) ?? maps.for(base);
    },
  };
}

function preferring(agreements: Agreements, others: Agreements): Agreements {
  return {
    identify(...asked) {
      const found = agreements.identify(...asked);
      return found.kind === 'known' ? found : others.identify(...asked);
    },
    resolve(query) {
      const found = agreements.resolve(query);
      return found.kind === 'agreement' ? found : others.resolve(query);
    },
  };
}
