import type { XmlElement } from '../element.js';
import { cxmlEnvelope } from './cxml.envelope.js';
import { idocEnvelope } from './idoc.envelope.js';
import { iso20022Envelope } from './iso20022.envelope.js';
import { ublEnvelope } from './ubl.envelope.js';
import type { EnvelopeOf, XmlEnvelope } from './xml-envelope.js';
import { NOBODY } from './xml-envelope.js';

const FAMILIES: readonly EnvelopeOf[] = [ublEnvelope, cxmlEnvelope, iso20022Envelope, idocEnvelope];

/** The envelope of any document: of a family that nobody knows there is no more than its name. */
export function envelopeOf(root: XmlElement, namespace: string): XmlEnvelope {
  for (const family of FAMILIES) {
    const envelope = family(root, namespace);
    if (envelope !== undefined) return envelope;
  }
  const version = namespace === '' ? 'XML' : namespace;
  return { version, type: root.id, control: '', sender: NOBODY, receiver: NOBODY, test: false, date: '', time: '' };
}
