import type { EnvelopeParty } from '@app/interchange';
import type { XmlElement } from '../element.js';
import type { EnvelopeOf } from './xml-envelope.js';
import { NOBODY, textOf } from './xml-envelope.js';

const NAMESPACE = /^urn:iso:std:iso:20022:tech:xsd:(\w{4}\.\d{3}\.\d{3}\.\d{2})$/;

/**
 * ISO 20022: the message identifier of the group header. A bank's advice names neither sender nor receiver as such: the
 * account's servicer sends it to the account's owner, known by the account number.
 */
export const iso20022Envelope: EnvelopeOf = (root, namespace) => {
  const type = NAMESPACE.exec(namespace)?.[1];
  const message = root.children[0];
  if (type === undefined || message === undefined) return undefined;
  const header = message.child('GrpHdr');
  const [date = '', time = ''] = textOf(header?.child('CreDtTm')).split('T');
  const account = message.children.map((child) => child.child('Acct')).find((found) => found !== undefined);
  return {
    version: 'ISO-20022',
    type,
    control: textOf(header?.child('MsgId')),
    sender: servicerOf(account),
    receiver: accountOf(account),
    test: false,
    date,
    time,
  };
};

function accountOf(account: XmlElement | undefined): EnvelopeParty {
  const iban = account?.find('Id', 'IBAN');
  if (iban !== undefined) return { qualifier: 'IBAN', id: textOf(iban) };
  const other = account?.find('Id', 'Othr', 'Id');
  return other === undefined ? NOBODY : { qualifier: '', id: textOf(other) };
}

/** BIC of the servicer (BICFI from version 03 on); without one, the account stands for its bank. */
function servicerOf(account: XmlElement | undefined): EnvelopeParty {
  const institution = account?.find('Svcr', 'FinInstnId');
  const bic = institution?.child('BICFI') ?? institution?.child('BIC');
  return bic === undefined ? accountOf(account) : { qualifier: 'BIC', id: textOf(bic) };
}
