import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CanonicalDocument } from '@app/canonical';
import { DefinitionError } from '@app/definitions';
import { GuideLibrary } from '@app/guide';
import type { OutboundMap } from '@app/mapping';
import { OutboundLibrary } from '@app/mapping';
import type { Agreement, Partner } from '@app/partners';
import { Partners } from '@app/partners';
import { sends, sentGuide } from '../outbound/agreed.outbound.js';
import type { OutboundTerms } from '../outbound/outbound.js';
import { writeOutbound } from '../outbound/outbound.stage.js';
import { sequencesFrom } from '../standalone.js';
import type { Definitions } from '../definitions/definitions.js';
import type { GoldenCase } from './golden.case.js';
import { goldenOptions } from './golden.case.js';
import type { GoldenDifference } from './golden.difference.js';
import type { DefinitionFolders } from './golden.runner.js';
import { GOLDEN_TIME, partnerOf } from './golden.runner.js';
import type { OutboundGoldenResult } from './outbound.golden.js';
import {
  expectedOutbound,
  outboundCases,
  outboundDifferences,
  outboundInput,
  outboundResult,
} from './outbound.golden.js';

export interface OutboundGoldenOutcome {
  readonly golden: GoldenCase;
  readonly actual: OutboundGoldenResult;
  /** Empty where all came as expected. */
  readonly differences: readonly GoldenDifference[];
}

type Parties = Pick<OutboundTerms, 'sender' | 'receiver'>;

/** From us to a partner, as their identities are in examples that are nobody's. */
const PARTIES: Readonly<Record<string, Parties>> = {
  x12: {
    sender: { qualifier: 'ZZ', id: 'HARBORGOODS' },
    receiver: { qualifier: 'ZZ', id: 'ACMERETAIL' },
  },
  edifact: {
    sender: { qualifier: '14', id: '5412345000013' },
    receiver: { qualifier: '14', id: '4001234000008' },
  },
  xml: {
    sender: { qualifier: '0088', id: '5412345000013' },
    receiver: { qualifier: '0088', id: '4001234000008' },
  },
};

type OwnMap = Pick<OutboundMap, 'ref' | 'to'>;
const ENDING = '.outbound.yaml';

/**
 * Runs golden examples of outbound maps: those beside the maps of the standards to nobody in particular, those of a
 * partner under its agreement that sends such a document, by the map in its folder. Control numbers start at 1, and it
 * is 2026-03-01 12:00 UTC.
 */
export class OutboundRunner {
  private partners: Partners | undefined;

  private constructor(
    private readonly folders: DefinitionFolders,
    private readonly guides: GuideLibrary,
    private readonly outbound: OutboundLibrary,
  ) {}

  /** Guides and maps are read when a case needs them: `run` may throw a DefinitionError. */
  static open(folders: DefinitionFolders): OutboundRunner {
    const { mappings, partners } = folders;
    const options = partners === undefined ? {} : { partners };
    const guides = GuideLibrary.open(mappings, options);
    return new OutboundRunner(folders, guides, OutboundLibrary.open(mappings, guides, options));
  }

  /** The same of definitions that are loaded already. */
  static of(folders: DefinitionFolders, { guides, outbound, partners }: Definitions): OutboundRunner {
    const runner = new OutboundRunner(folders, guides, outbound);
    runner.partners = partners;
    return runner;
  }

  /** All examples of both folders. */
  cases(): GoldenCase[] {
    const { mappings, partners } = this.folders;
    return [...outboundCases(mappings), ...(partners === undefined ? [] : outboundCases(partners))];
  }

  async run(golden: GoldenCase): Promise<OutboundGoldenOutcome> {
    const { guides, outbound } = this;
    const document = outboundInput(golden);
    const agreed = this.terms(golden, document);
    const terms = { ...agreed, options: { ...agreed.options, ...goldenOptions(golden) } };
    const clock = { now: () => GOLDEN_TIME };
    const ports = { guides, outbound, controlNumbers: sequencesFrom(1), clock };
    const actual = outboundResult(await writeOutbound(document, terms, ports));
    return { golden, actual, differences: outboundDifferences(expectedOutbound(golden), actual) };
  }

  private terms(golden: GoldenCase, document: CanonicalDocument): OutboundTerms {
    const { partners } = this.folders;
    const id = partners === undefined ? undefined : partnerOf(golden.folder, partners);
    if (partners !== undefined && id !== undefined) return this.partnerTerms(golden, id, partners, document);
    const to = golden.name.slice(0, golden.name.indexOf('/golden-out'));
    return { to, ...partiesOf(to, golden), test: false };
  }

  /** Of the agreement that sends such a document; a map is tried before an agreement names it. */
  private partnerTerms(golden: GoldenCase, id: string, folder: string, document: CanonicalDocument): OutboundTerms {
    const own = this.ownMap(id, folder, document.documentType);
    const known = existsSync(join(folder, id, 'partner.yaml')) ? (this.partners ??= Partners.load(folder)) : undefined;
    const partner = known?.get(id);
    const agreement = partner?.agreements.find((each) => this.isAbout(each, document, own));
    const map = agreement?.map ?? own?.ref;
    const made = map === undefined ? undefined : this.outbound.get(map)?.to;
    const to = agreement?.guide ?? made ?? (agreement && sentGuide(agreement));
    if (to === undefined) throw nothingSends(golden, `${id} is sent no ${document.documentType}`);
    const standard = this.guides.get(to)?.standard ?? '';
    return {
      ...(identities(standard, partner, known) ?? partiesOf(standard, golden)),
      ...(agreement && agreed(agreement)),
      ...(map !== undefined && { map }),
      to,
      test: document.test === true,
    };
  }

  /** Whether an agreement sends such a document, by a map that it names, the one in the folder, or that of the guide. */
  private isAbout(agreement: Agreement, { documentType, test = false }: CanonicalDocument, own?: OwnMap): boolean {
    const { direction, usage, map } = agreement;
    if (direction !== 'out' || (usage !== 'any' && usage !== (test ? 'test' : 'live'))) return false;
    if (map === undefined && own !== undefined && sentGuide(agreement) === own.to) return true;
    return sends(agreement, documentType, { guides: this.guides, outbound: this.outbound });
  }

  /** The map in the folder of a partner that makes something of such a document. */
  private ownMap(id: string, folder: string, documentType: string): OwnMap | undefined {
    return readdirSync(join(folder, id))
      .filter((file) => file.endsWith(ENDING))
      .sort()
      .map((file) => this.outbound.get(`${id}/${file.slice(0, -ENDING.length)}`))
      .find((map) => map?.from === documentType);
  }
}

function agreed({ options, charset }: Agreement): Pick<OutboundTerms, 'options' | 'charset'> {
  return { options, ...(charset !== undefined && { charset }) };
}

/** Our first identity of a standard, and the first of the partner. */
function identities(standard: string, partner?: Partner, partners?: Partners): Parties | undefined {
  const of = (some: Partner['identities'] = []): OutboundTerms['sender'] | undefined =>
    some.find((each) => each.standard === standard);
  const [sender, receiver] = [of(partners?.company.identities), of(partner?.identities)];
  return sender === undefined || receiver === undefined ? undefined : { sender, receiver };
}

function partiesOf(to: string, golden: GoldenCase): Parties {
  const [standard = ''] = to.split('/');
  const parties = PARTIES[standard];
  if (parties === undefined) throw nothingSends(golden, 'It stands beside no guide');
  return parties;
}

function nothingSends({ folder }: GoldenCase, why: string): DefinitionError {
  const remedy = 'Put it beside an outbound map, or into the folder of a partner with such a map or agreement.';
  const message = `Nothing makes a message of this document: ${why}.`;
  return new DefinitionError([{ file: join(folder, 'input.json'), line: 1, column: 1, message, remedy }]);
}
