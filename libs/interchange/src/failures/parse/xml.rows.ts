import type { FailureDefinition } from '../../failure-table.js';
import { error, RESEND } from './row.js';

const refused = (row: Omit<FailureDefinition, 'severity' | 'owner' | 'retryable' | 'scope'>): FailureDefinition =>
  error({ ...row, scope: 'transmission' });

/** CD-14xx: XML documents. A document is read whole or not at all; XML has no codes for an acknowledgment. */
export const xmlRows = {
  xmlEncoding: refused({
    code: 'CD-1401',
    message: 'The document declares the encoding {encoding}, which is not read.',
    remedy: 'Ask the sender for UTF-8; UTF-16, ISO-8859-1, windows-1252 and US-ASCII are read too.',
  }),
  xmlUndecodable: refused({
    code: 'CD-1402',
    message: 'The byte {byte} is no character of {encoding}, which the document declares.',
    remedy: 'Ask the sender to declare the encoding that the document is written in, and to send it again.',
  }),
  xmlMalformed: refused({
    code: 'CD-1403',
    message: 'The document is not well-formed XML: {reason}.',
    remedy: 'Ask the sender to correct the document at the place given and to send it again.',
  }),
  xmlTruncated: refused({
    code: 'CD-1404',
    message: 'The document breaks off within the element {element}.',
    remedy: RESEND,
  }),
  xmlDoctype: refused({
    code: 'CD-1405',
    message: 'The document has a document type declaration{what}, which is not allowed.',
    remedy: 'Ask the sender to leave it out; only the one that names the DTD of cXML is passed over.',
  }),
  xmlEntity: refused({
    code: 'CD-1406',
    message: 'The document uses an entity other than lt, gt, amp, apos and quot, which alone need no declaration.',
    remedy: 'Ask the sender to write the character itself, or its number.',
  }),
  xmlTooDeep: refused({
    code: 'CD-1407',
    message: 'Elements are nested more than {limit} deep.',
    remedy: 'Ask the sender whether this document is meant; no business document is nested so deep.',
  }),
  xmlTooLong: refused({
    code: 'CD-1408',
    message: 'The document is longer than the {limit} bytes allowed.',
    remedy: 'Ask the sender for smaller documents, or raise the limit of the agreement.',
  }),
  xmlTextTooLong: refused({
    code: 'CD-1409',
    message: 'A text, comment or attribute is longer than the {limit} characters allowed.',
    remedy: 'Ask the sender to send attachments apart from the document.',
  }),
  xmlTooManyElements: refused({
    code: 'CD-1410',
    message: 'There are more than the {limit} {what} allowed.',
    remedy: 'Ask the sender for smaller documents.',
  }),
};
