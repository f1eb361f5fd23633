import { setImmediate as nextTurn } from 'node:timers/promises';
import { collectDiagnostics, DefinitionError } from '@app/definitions';
import { GuideLibrary } from '@app/guide';
import { MapLibrary, OutboundLibrary, PartnerTables } from '@app/mapping';
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
    readonly outbound: OutboundLibrary,
    readonly tables: PartnerTables,
    readonly partners: Partners,
  ) {}

  /** Reads and compiles all. Throws a DefinitionError that says file, line and column of every mistake. */
  static load({ mappings, partners: folder }: DefinitionRoots): Definitions {
    return Definitions.of(folder, () => {
      const guides = GuideLibrary.load(mappings, { partners: folder });
      const options = { partners: folder };
      return [guides, MapLibrary.load(mappings, guides, options), OutboundLibrary.load(mappings, guides, options)];
    });
  }

  private static of(folder: string, libraries: () => [GuideLibrary, MapLibrary, OutboundLibrary]): Definitions {
    const [[guides, maps, outbound], tables, partners] = collectDiagnostics([
      libraries,
      () => PartnerTables.load(folder),
      () => Partners.load(folder),
    ]);
    checkAgreements({ guides, maps, partners });
    return new Definitions(guides, maps, outbound, tables, partners);
  }

  /** The same without holding up who else works in this process: other work has its turn after each definition. */
  static async prepare({ mappings, partners }: DefinitionRoots): Promise<Definitions> {
    const guides = GuideLibrary.open(mappings, { partners });
    const maps = MapLibrary.open(mappings, guides, { partners });
    const tasks = [
      ...guides.refs().map((ref) => () => guides.get(ref)),
      ...maps.refs().map((ref) => () => maps.get(ref)),
    ];
    for (const task of tasks) {
      heed(task);
      await nextTurn();
    }
    return Definitions.of(partners, () => {
      guides.loadAll();
      maps.loadAll();
      return [guides, maps, OutboundLibrary.load(mappings, guides, { partners })];
    });
  }

  /** What the second pass needs of them. */
  get mapPorts(): MapPorts {
    return { agreements: this.partners, guides: this.guides, maps: this.maps, tables: this.tables };
  }
}

/** What is wrong is told by `loadAll`, with all that is wrong elsewhere. */
function heed(task: () => unknown): void {
  try {
    task();
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
  }
}
