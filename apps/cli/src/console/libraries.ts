import { GuideLibrary } from '@app/guide';
import { MapLibrary } from '@app/mapping';
import { standalone } from '@app/pipeline';
import type { Standalone, StandaloneSettings } from '@app/pipeline';
import { MAPPINGS_FOLDER } from './folders.js';

type Settings = Omit<StandaloneSettings, 'guides' | 'maps'>;

/**
 * The pipeline over the base guides and maps of the package, or of CROSSDOCK_MAPPINGS. No partner is needed. Guides and
 * maps are read when the first transaction needs them; then a DefinitionError is thrown where a file is wrong.
 */
export function loadPipeline(settings: Settings = {}): Standalone {
  const guides = GuideLibrary.open(MAPPINGS_FOLDER);
  return standalone({ ...settings, guides, maps: MapLibrary.open(MAPPINGS_FOLDER, guides) });
}

/**
 * The same without maps, for what maps nothing. A guide is read when the first transaction needs it; then a
 * DefinitionError is thrown where its file is wrong.
 */
export function loadExamination(settings: Settings = {}): Standalone {
  return standalone({
    ...settings,
    guides: GuideLibrary.open(MAPPINGS_FOLDER),
    maps: { for: () => undefined, get: () => undefined },
  });
}
