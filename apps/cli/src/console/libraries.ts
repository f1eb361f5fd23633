import { fileURLToPath } from 'node:url';
import { GuideLibrary } from '@app/guide';
import { MapLibrary } from '@app/mapping';
import { standalone } from '@app/pipeline';
import type { Standalone, StandaloneSettings } from '@app/pipeline';

const folder = process.env.CROSSDOCK_MAPPINGS ?? fileURLToPath(new URL('../../../../../mappings', import.meta.url));

type Settings = Omit<StandaloneSettings, 'guides' | 'maps'>;

/**
 * The pipeline over the base guides and maps of the package, or of CROSSDOCK_MAPPINGS. No partner is needed.
 *
 * @throws DefinitionError when one of the files is wrong
 */
export function loadPipeline(settings: Settings = {}): Standalone {
  const guides = GuideLibrary.load(folder);
  return standalone({ ...settings, guides, maps: MapLibrary.load(folder, guides) });
}

/**
 * The same without maps, for what maps nothing. A guide is read when the first transaction needs it; then a
 * DefinitionError is thrown where its file is wrong.
 */
export function loadExamination(settings: Settings = {}): Standalone {
  return standalone({
    ...settings,
    guides: GuideLibrary.open(folder),
    maps: { for: () => undefined, get: () => undefined },
  });
}
