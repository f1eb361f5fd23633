import { GuideLibrary } from '@app/guide';
import { MapLibrary, PartnerTables } from '@app/mapping';
import { standalone } from '@app/pipeline';
import type { Standalone, StandaloneSettings } from '@app/pipeline';
import { MAPPINGS_FOLDER } from './folders.js';
import type { PartnerOptions } from './partner.choice.js';
import { chosenAgreements, partnersFolder } from './partner.choice.js';

type Settings = Omit<StandaloneSettings, 'guides' | 'maps'>;

/**
 * The pipeline over the guides and maps of the package, or of CROSSDOCK_MAPPINGS. No partner is needed; where one is
 * told, it is under its agreements, with its overlays and tables. Guides and maps are read when the first transaction
 * needs them; then a DefinitionError is thrown where a file is wrong.
 */
export function loadPipeline(settings: Settings = {}, chosen: PartnerOptions = {}): Standalone {
  const folder = partnersFolder(chosen);
  if (folder === undefined) {
    const guides = GuideLibrary.open(MAPPINGS_FOLDER);
    return standalone({ ...settings, guides, maps: MapLibrary.open(MAPPINGS_FOLDER, guides) });
  }
  const guides = GuideLibrary.open(MAPPINGS_FOLDER, { partners: folder });
  const maps = MapLibrary.open(MAPPINGS_FOLDER, guides, { partners: folder });
  const { ports, options } = standalone({ ...settings, guides, maps });
  const agreements = chosenAgreements(folder, chosen.partner);
  return { ports: { ...ports, agreements, tables: PartnerTables.load(folder) }, options };
}

/** The same without maps, for what maps nothing. */
export function loadExamination(settings: Settings = {}, chosen: PartnerOptions = {}): Standalone {
  const folder = partnersFolder(chosen);
  const guides = GuideLibrary.open(MAPPINGS_FOLDER, folder === undefined ? {} : { partners: folder });
  const maps = { for: () => undefined, get: () => undefined };
  const { ports, options } = standalone({ ...settings, guides, maps });
  if (folder === undefined) return { ports, options };
  return { ports: { ...ports, agreements: chosenAgreements(folder, chosen.partner) }, options };
}
