import type { ExtendsResolver, Located } from '@app/definitions';
import { contentHash, loadDefinition, readSource, refuse } from '@app/definitions';
import type { Guide, GuideUse } from '../guide.js';
import type { XmlGuideDefinition } from './xml.guide.schema.js';
import { XmlGuideSchema } from './xml.guide.schema.js';
import { matchXml } from './xml.match.js';
import { compileRules } from './xml.rules.js';
import { usesOfXml } from './xml.uses.js';

/** Loads the guide of a kind of XML document. Throws a DefinitionError. */
export function loadXmlGuide(file: string, ref: string, resolve: ExtendsResolver): Guide {
  const located = loadDefinition(file, XmlGuideSchema, { extends: resolve });
  const [, version = '', folder = ''] = ref.split('/');
  const { message } = located.value;
  if (message !== folder) {
    refuse(
      located.at(['message']),
      `The guide is for ${message}, but its folder is ${ref}.`,
      `Move it to a folder ${message}.`,
    );
  }
  return guideOf(located, { ref, version });
}

/** What a partner's overlay says otherwise than a guide of XML. Throws a DefinitionError. */
export function loadXmlOverlay(file: string, ref: string, base: Guide, resolve: ExtendsResolver): Guide {
  const located = loadDefinition(file, XmlGuideSchema, { extends: resolve });
  if (located.value.message !== base.message)
    refuse(located.at(['message']), `"${base.ref}" is a guide of ${base.message}.`, 'Take this line out.');
  return guideOf(located, { ref, version: base.version, base: base.ref });
}

/** The guide of XML that a file extends; undefined where it extends none. Throws a DefinitionError for what is no YAML. */
export function extendedXml(file: string): string | undefined {
  const source = readSource(file);
  const extended = source.kind === 'map' ? source.entries.get('extends')?.value : undefined;
  return extended?.kind === 'text' && extended.text.startsWith('xml/') ? extended.text : undefined;
}

function guideOf(
  located: Located<XmlGuideDefinition>,
  names: Pick<Guide, 'ref' | 'version'> & { readonly base?: string },
): Guide {
  const { message, namespace } = located.value;
  const rules = compileRules(located.value);
  let uses: readonly GuideUse[] | undefined;
  return {
    ...names,
    hash: contentHash(located.value),
    standard: 'xml',
    message,
    outline: { name: '', tag: '', segments: [], loops: [] },
    xml: { root: rules, ...(namespace === undefined ? {} : { namespace }) },
    uses: () => (uses ??= usesOfXml(rules, (path) => located.at(path))),
    match: (transaction) => matchXml(rules, transaction),
  };
}
