import { collectDiagnostics } from '@app/definitions';
import { GuideLibrary } from '@app/guide';
import { MapLibrary, PartnerTables } from '@app/mapping';
import { Partners } from '@app/partners';
import type { MapPorts } from '../ports.js';
import { checkAgreements } from './agreement.check.js';

/** Where definitions stand: what we ship, and what the operator owns. */
export interface DefinitionRoots {
  readonly mappings: string;
  readonly partners: string;
}

/** What engineers and operators declare, as it was at one time: guides, maps, partners, their agreements and tables. */
export class Definitions {
  private constructor(
    readonly guides: GuideLibrary,
    readonly maps: MapLibrary,
    readonly tables: PartnerTables,
    readonly partners: Partners,
  ) {}

  /** Reads and compiles all. Throws a DefinitionError that says file, line and column of every mistake. */
  static load({ mappings, partners: folder }: DefinitionRoots): Definitions {
    const [[guides, maps], tables, partners] = collectDiagnostics([
      () => guidesAndMaps(mappings, folder),
      () => PartnerTables.load(folder),
      () => Partners.load(folder),
    ]);
    checkAgreements({ guides, maps, partners });
    return new Definitions(guides, maps, tables, partners);
  }

  /** What the second pass needs of them. */
  get mapPorts(): MapPorts {
    return { agreements: this.partners, guides: this.guides, maps: this.maps, tables: this.tables };
  }
}

/** A map is compiled against the guide that it reads. */
function guidesAndMaps(mappings: string, partners: string): [GuideLibrary, MapLibrary] {
  const guides = GuideLibrary.load(mappings, { partners });
  return [guides, MapLibrary.load(mappings, guides, { partners })];
}
