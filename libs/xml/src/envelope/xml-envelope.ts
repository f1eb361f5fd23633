import type { EnvelopeParty } from '@app/interchange';
import type { XmlElement } from '../element.js';

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

export const NOBODY: EnvelopeParty = { qualifier: '', id: '' };

/** Text without the blanks around it; "" of an absent element. */
export function textOf(element: XmlElement | undefined): string {
  return element?.text.trim() ?? '';
}
