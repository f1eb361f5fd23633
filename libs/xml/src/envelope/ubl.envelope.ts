import type { EnvelopeParty } from '@app/interchange';
import type { XmlElement } from '../element.js';
import type { EnvelopeOf } from './xml-envelope.js';
import { NOBODY, textOf } from './xml-envelope.js';

const NAMESPACE = /^urn:oasis:names:specification:ubl:schema:xsd:\w+-2$/;
/** Who sends and who receives, by the first of these that a document has. */
const SENDERS = ['cac:BuyerCustomerParty', 'cac:AccountingSupplierParty', 'cac:DespatchSupplierParty'];
const RECEIVERS = ['cac:SellerSupplierParty', 'cac:AccountingCustomerParty', 'cac:DeliveryCustomerParty'];

/** OASIS UBL 2.0 to 2.4, one namespace each kind of document: the parties are those of the business document. */
export const ublEnvelope: EnvelopeOf = (root, namespace) => {
  if (!NAMESPACE.test(namespace)) return undefined;
  return {
    version: 'UBL-2.1',
    type: root.id,
    control: textOf(root.child('cbc:UUID')) || textOf(root.child('cbc:ID')),
    sender: partyOf(root, SENDERS),
    receiver: partyOf(root, RECEIVERS),
    test: false,
    date: textOf(root.child('cbc:IssueDate')),
    time: textOf(root.child('cbc:IssueTime')),
  };
};

/** The electronic address, else the first identification; its scheme qualifies it. */
function partyOf(root: XmlElement, names: readonly string[]): EnvelopeParty {
  const party = names.map((name) => root.find(name, 'cac:Party')).find((found) => found !== undefined);
  const id = party?.child('cbc:EndpointID') ?? party?.find('cac:PartyIdentification', 'cbc:ID');
  return id === undefined ? NOBODY : { qualifier: id.attributes.get('schemeID') ?? '', id: textOf(id) };
}
