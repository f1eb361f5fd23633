import type { EnvelopeOf } from './xml-envelope.js';
import { textOf } from './xml-envelope.js';

/** SAP IDoc as XML: the control record EDI_DC40 names type, partners and number. */
export const idocEnvelope: EnvelopeOf = (root) => {
  const control = root.find('IDOC', 'EDI_DC40');
  if (control === undefined) return undefined;
  const field = (name: string): string => textOf(control.child(name));
  return {
    version: 'IDoc',
    type: field('IDOCTYP') || root.id,
    control: field('DOCNUM'),
    sender: { qualifier: field('SNDPRT'), id: field('SNDPRN') },
    receiver: { qualifier: field('RCVPRT'), id: field('RCVPRN') },
    test: field('TEST') !== '',
    date: field('CREDAT'),
    time: field('CRETIM'),
  };
};
