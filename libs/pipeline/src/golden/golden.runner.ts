import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { GuideLibrary } from '@app/guide';
import { MapLibrary, PartnerTables } from '@app/mapping';
import { Partners } from '@app/partners';
import type { Definitions } from '../definitions/definitions.js';
import type { Standalone } from '../standalone.js';
import { standalone } from '../standalone.js';
import type { GoldenCase, GoldenResult } from './golden.case.js';
import { expectedResult, goldenCases } from './golden.case.js';
import type { GoldenDifference } from './golden.difference.js';
import { goldenDifferences } from './golden.difference.js';
import { actualResult } from './golden.run.js';
import { partnerPorts } from './partner.ports.js';

/** Where definitions and their examples stand. */
export interface DefinitionFolders {
  /** Dictionaries, guides and maps of the standards. */
  readonly mappings: string;
  /** The company and its partners, with their overlays; absent: none. */
  readonly partners?: string;
}

export interface GoldenOutcome {
  readonly golden: GoldenCase;
  readonly actual: GoldenResult;
  /** Empty where all came as expected. */
  readonly differences: readonly GoldenDifference[];
}

/** The time that it is in examples, and that acknowledgments bear. */
export const GOLDEN_TIME = new Date('2026-03-01T12:00:00Z');

/**
 * Runs golden examples: those beside the maps of the standards under nobody's agreement, those of a partner under its
 * own and with its overlays. Control numbers start at 1, and it is 2026-03-01 12:00 UTC.
 */
export class GoldenRunner {
  private partners: Partners | undefined;
  private tables: PartnerTables | undefined;

  private constructor(
    private readonly folders: DefinitionFolders,
    private readonly guides: GuideLibrary,
    private readonly maps: MapLibrary,
  ) {}

  /** Guides and maps are read when a case needs them: `run` may throw a DefinitionError. */
  static open(folders: DefinitionFolders): GoldenRunner {
    const { mappings, partners } = folders;
    const options = partners === undefined ? {} : { partners };
    const guides = GuideLibrary.open(mappings, options);
    return new GoldenRunner(folders, guides, MapLibrary.open(mappings, guides, options));
  }

  /** The same of definitions that are loaded already. */
  static of(folders: DefinitionFolders, definitions: Definitions): GoldenRunner {
    const runner = new GoldenRunner(folders, definitions.guides, definitions.maps);
    runner.partners = definitions.partners;
    runner.tables = definitions.tables;
    return runner;
  }

  /** All examples of both folders. */
  cases(): GoldenCase[] {
    const { mappings, partners } = this.folders;
    return [...goldenCases(mappings), ...(partners === undefined ? [] : goldenCases(partners))];
  }

  async run(golden: GoldenCase): Promise<GoldenOutcome> {
    const { ports, options } = this.standalone(golden);
    const actual = await actualResult(golden, ports, options);
    return { golden, actual, differences: goldenDifferences(expectedResult(golden), actual) };
  }

  private standalone({ folder }: GoldenCase): Standalone {
    const { guides, maps } = this;
    const { ports, options } = standalone({ guides, maps, at: GOLDEN_TIME });
    const { partners } = this.folders;
    const id = partners === undefined ? undefined : partnerOf(folder, partners);
    if (partners === undefined || id === undefined) return { ports, options };
    const home = { folder: join(partners, id), id };
    const agreements = existsSync(join(home.folder, 'partner.yaml'))
      ? (this.partners ??= Partners.load(partners))
      : undefined;
    const tables = (this.tables ??= PartnerTables.load(partners));
    return { ports: partnerPorts(home, { ...ports, tables }, { guides, maps }, agreements), options };
  }
}

/** The partner in whose folder something stands. */
export function partnerOf(path: string, partners: string): string | undefined {
  const [first = '..'] = relative(partners, path).split(sep);
  return first === '..' || first === '' ? undefined : first;
}
