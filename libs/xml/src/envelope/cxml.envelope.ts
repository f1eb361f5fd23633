import type { EnvelopeParty } from '@app/interchange';
import type { XmlElement } from '../element.js';
import type { EnvelopeOf } from './xml-envelope.js';
import { NOBODY, textOf } from './xml-envelope.js';

/** cXML 1.2: Header/From and To, each by its first credential; the payload identifier tells documents apart. */
export const cxmlEnvelope: EnvelopeOf = (root) => {
  if (root.id !== 'cXML') return undefined;
  const carrier = root.children.find(({ id }) => id === 'Request' || id === 'Message' || id === 'Response');
  const [date = '', time = ''] = (root.attributes.get('timestamp') ?? '').split('T');
  return {
    version: 'cXML-1.2',
    type: carrier?.children.find(({ id }) => id !== 'Status')?.id ?? carrier?.id ?? '',
    control: root.attributes.get('payloadID') ?? '',
    sender: partyOf(root.find('Header', 'From')),
    receiver: partyOf(root.find('Header', 'To')),
    test: carrier?.attributes.get('deploymentMode') === 'test',
    date,
    time,
  };
};

function partyOf(element: XmlElement | undefined): EnvelopeParty {
  const credential = element?.child('Credential');
  if (credential === undefined) return NOBODY;
  return { qualifier: credential.attributes.get('domain') ?? '', id: textOf(credential.child('Identity')) };
}
