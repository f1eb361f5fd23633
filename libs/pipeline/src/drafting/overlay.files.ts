import type { Guide } from '@app/guide';
import type { InterchangeHeader, GroupHeader } from '@app/interchange';
import type { CompiledMap } from '@app/mapping';
import type { UnusedElement } from '../explain/explanation.js';
import type { GuideChange } from './guide.draft.js';
import { quoted } from './yaml.text.js';

const SCHEMAS = '# yaml-language-server: $schema=../../docs/schemas';
/** Of what stands one folder further in. */
export const CODES_SCHEMAS = '# yaml-language-server: $schema=../../../docs/schemas';

/** The overlay of a guide: what the sample needs, section by section. */
export function guideFile(guide: Guide, changes: readonly GuideChange[]): string {
  const sections = (['uses', 'repeats', 'insert'] as const).flatMap((section) => {
    const own = changes.filter((change) => change.section === section);
    return own.length === 0 ? [] : [`${section}:`, ...own.map(({ text }) => `  ${text}`)];
  });
  const why =
    changes.length === 0
      ? '# The sample is as the guide says. What this partner asks for beyond it goes here: uses, repeats, insert, rules.'
      : '# Drafted from a sample: read each line, and ask the partner where it may be their mistake.';
  return lines(`${SCHEMAS}/guide.schema.json`, why, `extends: ${guide.ref}`, ...sections);
}

/** The overlay of a map, with what the sample sends and the map does not use, to be named and uncommented. */
export function mapFile(map: CompiledMap, unused: readonly UnusedElement[]): string {
  const paths = new Map(unused.map((each) => [pathOf(each), each]));
  const hints = [...paths].map(([path, { value, name = '' }]) =>
    `  # field: ${path} # ${name} ${quoted(value)}`.trimEnd(),
  );
  const comment =
    hints.length === 0
      ? '# The map uses all that the sample sends. What this partner means otherwise goes below "fields:".'
      : '# Sent in the sample and not used: take "{}" and the first "#" away, and write a field of the document for "field".';
  return lines(`${SCHEMAS}/map.schema.json`, comment, `extends: ${map.ref}`, 'fields: {}', ...hints);
}

/** A partner with the one agreement. */
export function partnerFile(
  partner: string,
  { message, guide, map }: { readonly message: string; readonly guide: boolean; readonly map: boolean },
  { standard, sender }: InterchangeHeader,
  group: GroupHeader | undefined,
): string {
  const identity = [
    ...(sender.qualifier === '' ? [] : [`qualifier: ${quoted(sender.qualifier)}`]),
    `id: ${quoted(sender.id.trim())}`,
    ...(standard === 'x12' && group !== undefined ? [`group: ${quoted(group.sender)}`] : []),
  ].join(', ');
  const account = partner.toUpperCase().replaceAll(/[^A-Z0-9_.-]/g, '-');
  return lines(
    `${SCHEMAS}/partner.schema.json`,
    `name: ${partner}`,
    'identities:',
    `  ${standard}:`,
    `    - { ${identity} }`,
    '',
    '# Who they are in our books; under "ids:" how documents name them, such as GLN: [..].',
    'accounts:',
    `  ${account}: { name: ${partner} }`,
    '',
    'agreements:',
    `  - ${agreementText(partner, { message, guide, map })}`,
  );
}

/** `{ message: '850', guide: acme/850, map: acme/850 }` */
export function agreementText(
  partner: string,
  { message, guide, map }: { readonly message: string; readonly guide: boolean; readonly map: boolean },
): string {
  const names = [...(guide ? [`guide: ${partner}/${message}`] : []), ...(map ? [`map: ${partner}/${message}`] : [])];
  return `{ ${[`message: ${quoted(message)}`, ...names].join(', ')} }`;
}

/** `PO1/LDT.01`, `SG2/NAD.02.1`; of XML the element's name. */
function pathOf({ loop, segmentId = '', elementPosition, componentPosition }: UnusedElement): string {
  if (elementPosition === undefined) return segmentId;
  const isOpener = loop === undefined || loop.split('/').at(-1)?.replace(/\(.*/, '') === segmentId;
  const way = isOpener ? (loop ?? segmentId) : `${loop}/${segmentId}`;
  const component = componentPosition === undefined ? '' : `.${componentPosition}`;
  return `${way}.${String(elementPosition).padStart(2, '0')}${component}`;
}

function lines(...all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
