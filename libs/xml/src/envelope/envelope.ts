import type { EnvelopeParty } from '@app/interchange';
import type { XmlElement } from '../element.js';
import { cxmlEnvelope } from './cxml.envelope.js';
import { idocEnvelope } from './idoc.envelope.js';
import { iso20022Envelope } from './iso20022.envelope.js';
import { ublEnvelope } from './ubl.envelope.js';

/** What the envelope of an interchange says, where a document says it itself. */
export interface XmlEnvelope {
  /** Family of documents: `UBL-2.1`, `cXML-1.2`, `ISO-20022`, `IDoc`. */
  readonly version: string;
  /** `Order`, `OrderRequest`, `camt.054.001.08`, `ORDERS05`. */
  readonly type: string;
  /** What tells this document from others of the sender. */
  readonly control: string;
  readonly sender: EnvelopeParty;
  readonly receiver: EnvelopeParty;
  readonly test: boolean;
  /** As sent. */
  readonly date: string;
  readonly time: string;
}

/** Reads the envelope of a document of its family; undefined where the document is of another. */
export type EnvelopeOf = (root: XmlElement, namespace: string) => XmlEnvelope | undefined;

const FAMILIES: readonly EnvelopeOf[] = [ublEnvelope, cxmlEnvelope, iso20022Envelope, idocEnvelope];

export const NOBODY: EnvelopeParty = { qualifier: '', id: '' };

/** The envelope of any document: of a family that nobody knows there is no more than its name. */
export function envelopeOf(root: XmlElement, namespace: string): XmlEnvelope {
  for (const family of FAMILIES) {
    const envelope = family(root, namespace);
    if (envelope !== undefined) return envelope;
  }
  const version = namespace === '' ? 'XML' : namespace;
  return { version, type: root.id, control: '', sender: NOBODY, receiver: NOBODY, test: false, date: '', time: '' };
}

/** Text without the blanks around it; "" of an absent element. */
export function textOf(element: XmlElement | undefined): string {
  return element?.text.trim() ?? '';
}
