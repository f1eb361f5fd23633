import { GuideLibrary } from '@app/guide';
import { MapLibrary } from '@app/mapping';
import { Partners } from '@app/partners';
import type { MapPorts } from '@app/pipeline';
import type { GatewaySettings } from './gateway.settings.js';

/** What engineers and operators declare: guides and maps, the company, its partners and their agreements. */
export class Definitions {
  private constructor(
    readonly guides: GuideLibrary,
    readonly maps: MapLibrary,
    readonly partners: Partners,
  ) {}

  /** Reads and compiles the definitions. Throws a DefinitionError that says file, line and column of every mistake. */
  static load({ mappings, partners }: Pick<GatewaySettings, 'mappings' | 'partners'>): Definitions {
    const guides = GuideLibrary.load(mappings);
    return new Definitions(guides, MapLibrary.load(mappings, guides), Partners.load(partners));
  }

  /** What the second pass needs of them. */
  get mapPorts(): MapPorts {
    return { agreements: this.partners, guides: this.guides, maps: this.maps };
  }
}
