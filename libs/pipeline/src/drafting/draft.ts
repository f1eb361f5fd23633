import { GuideLibrary } from '@app/guide';
import { MapLibrary } from '@app/mapping';
import type { UnusedElement } from '../explain/explanation.js';
import { unusedElements } from '../explain/explanation.js';
import { chooseMap } from '../map/map.choice.js';
import type { ExaminedTransaction } from '../results.js';
import { standalone } from '../standalone.js';
import { examine } from '../validate/examine.stage.js';
import type { UnknownCodes } from './code.draft.js';
import { codeFile, unknownCodes } from './code.draft.js';
import type { GuideChange } from './guide.draft.js';
import { guideChanges } from './guide.draft.js';
import { agreementText, CODES_SCHEMAS, guideFile, mapFile, partnerFile } from './overlay.files.js';

/** The files of a partner's folder that a sample asks for, by their names. */
export interface OverlayDraft {
  /** ST01 or 0065. */
  readonly message: string;
  /** The guide that the overlay extends. */
  readonly guide: string;
  /** `850.guide.yaml`, `850.map.yaml`, `codes/units.yaml`; `partner.yaml`. */
  readonly files: ReadonlyMap<string, string>;
  /** The line under `agreements:` of a partner.yaml that is there already. */
  readonly agreement: string;
  readonly changes: readonly GuideChange[];
  readonly unused: readonly UnusedElement[];
  readonly unknownCodes: readonly UnknownCodes[];
}

/**
 * Drafts a partner's overlays from a sample of theirs: against the guide of its first transaction that has one.
 *
 * @returns undefined where no transaction of the sample has a guide
 */
export async function draftOverlay(
  sample: Uint8Array,
  partner: string,
  mappings: string,
): Promise<OverlayDraft | undefined> {
  const guides = GuideLibrary.open(mappings);
  const { ports, options } = standalone({ guides, maps: MapLibrary.open(mappings, guides) });
  const transactions: ExaminedTransaction[] = [];
  for await (const event of examine([sample], ports, options)) {
    const first = transactions[0]?.guide;
    if (event.kind === 'transaction' && event.guide !== undefined && (first === undefined || first === event.guide))
      transactions.push(event);
  }
  const [first] = transactions;
  if (first?.guide === undefined) return undefined;
  const { guide, header, interchange, group, agreement } = first;
  const unused = transactions.flatMap((each) => unusedElements(each, ports) ?? []);
  const changes = guide.standard === 'xml' ? [] : unique(transactions.flatMap((each) => changesOf(each, guides)));
  const map = chooseMap(ports.maps, agreement, guide);
  const names = { message: header.type, guide: guide.standard !== 'xml', map: map !== undefined };
  const files = new Map([['partner.yaml', partnerFile(partner, names, interchange, group)]]);
  if (names.guide) files.set(`${header.type}.guide.yaml`, guideFile(guide, changes));
  if (map !== undefined) files.set(`${header.type}.map.yaml`, mapFile(map, unused));
  const codes = unknownCodes(transactions, ports);
  for (const each of codes) files.set(`codes/${each.name}.yaml`, codeFile(each, CODES_SCHEMAS));
  const found = { changes, unused, unknownCodes: codes };
  return { message: header.type, guide: guide.ref, files, agreement: agreementText(partner, names), ...found };
}

function changesOf({ matched, guide }: ExaminedTransaction, guides: GuideLibrary): GuideChange[] {
  if (matched === undefined || guide === undefined) return [];
  const dictionary = guides.dictionary(`${guide.standard}/${guide.version}`);
  return dictionary === undefined ? [] : guideChanges(matched, guide, dictionary);
}

/** Of several transactions that need the same, the last says it. */
function unique(changes: readonly GuideChange[]): GuideChange[] {
  const keyOf = ({ section, text }: GuideChange): string =>
    `${section} ${text.split(':')[0]}${section === 'insert' ? text : ''}`;
  return [...new Map(changes.map((change) => [keyOf(change), change])).values()];
}
