import { contentHash, loadDefinition, refuse } from '@app/definitions';
import type { Guide } from '../guide.js';
import { XmlGuideSchema } from './xml.guide.schema.js';
import { matchXml } from './xml.match.js';
import { compileRules } from './xml.rules.js';

/** Loads the guide of a kind of XML document. Throws a DefinitionError. */
export function loadXmlGuide(file: string, ref: string, resolve: (ref: string) => string): Guide {
  const located = loadDefinition(file, XmlGuideSchema, { extends: resolve });
  const [, version = '', folder = ''] = ref.split('/');
  const { message, namespace } = located.value;
  if (message !== folder) {
    refuse(
      located.at(['message']),
      `The guide is for ${message}, but its folder is ${ref}.`,
      `Move it to a folder ${message}.`,
    );
  }
  const rules = compileRules(located.value);
  return {
    ref,
    hash: contentHash(located.value),
    standard: 'xml',
    version,
    message,
    outline: { name: '', tag: '', segments: [], loops: [] },
    xml: { root: rules, ...(namespace === undefined ? {} : { namespace }) },
    uses: () => [],
    match: (transaction) => matchXml(rules, transaction),
  };
}
