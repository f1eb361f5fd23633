import type { FailureDefinition } from '../../failure-table.js';

function row(code: string, scope: 'segment' | 'element', message: string, remedy: string): FailureDefinition {
  return { code, severity: 'error', scope, owner: 'partner', retryable: false, message, remedy };
}

/** CD-25xx: what an XML document does wrong against its guide; XML has no codes for an acknowledgment. */
export const xmlRows = {
  xmlElementMissing: row(
    'CD-2501',
    'segment',
    'The element {element} is missing in {parent}.',
    'Send it; this document must have it.',
  ),
  xmlElementRepeated: row(
    'CD-2502',
    'segment',
    'The element {element} stands {count} times in {parent}, {max} at most are allowed.',
    'Send it as often as the guide allows.',
  ),
  xmlAttributeMissing: row(
    'CD-2503',
    'element',
    'The attribute {attribute} of {element} is missing.',
    'Send it; the value cannot be understood without it.',
  ),
  xmlValueType: row(
    'CD-2504',
    'element',
    '{element} is "{value}", which is no {type}.',
    'Send a value such as {example}.',
  ),
  xmlValueTooLong: row(
    'CD-2505',
    'element',
    '{element} has {length} characters, {max} at most are allowed.',
    'Send a shorter value.',
  ),
  xmlCode: row('CD-2506', 'element', '{element} is "{value}", which is not among its codes.', 'Send one of {codes}.'),
  xmlEmpty: row('CD-2507', 'element', 'The element {element} is empty.', 'Send a value, or leave the element out.'),
};
