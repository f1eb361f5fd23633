import type { MatchedTransaction } from '@app/guide';
import type { FailureLocation } from '@app/interchange';
import { XmlElement } from '@app/xml';
import { NodeLanguage } from '../nodes/node.language.js';
import type { PathForm } from '../nodes/node-path.js';
import type { SourceNode } from '../nodes/source-node.js';
import { XmlNode } from './xml-node.js';

const FORM: PathForm = {
  separator: '/',
  name: /^(?:[A-Za-z_][\w.-]*:)?[A-Za-z_][\w-]*(?:\.[\w-]+)*/,
  attributes: true,
  example: 'cac:OrderLine/cac:LineItem/cbc:Quantity/@unitCode',
};

/** Paths into the elements of an XML document, from its root element: `cac:Party(cbc:EndpointID)/cac:PartyName/cbc:Name`. */
export class XmlLanguage extends NodeLanguage<MatchedTransaction> {
  constructor() {
    super(FORM, { root: undefined, enter: () => undefined });
  }

  protected override rootOf({ transaction }: MatchedTransaction): SourceNode {
    const [root] = transaction.segments;
    if (!(root instanceof XmlElement)) throw new TypeError('A map of XML was given a transaction of segments.');
    return new XmlNode(root, undefined);
  }

  protected override locationOf({ transaction: { interchange, header } }: MatchedTransaction): FailureLocation {
    return {
      interchangeControl: interchange.control,
      transactionControl: header.control,
      transactionType: header.type,
    };
  }
}
