import type { CanonicalDocument } from '@app/canonical';
import type { Paint } from '../console/paint.js';
import { tableText } from '../console/table.js';

/** A value that a document gives and the message does not carry. */
export interface UnusedField {
  /** RFC 6901. */
  readonly pointer: string;
  readonly value: unknown;
}

export function unusedFields(document: CanonicalDocument, pointers: readonly string[]): UnusedField[] {
  return pointers.map((pointer) => ({ pointer, value: valueAt(document, pointer) }));
}

/** For people; a document by its place in the file. */
export function unusedFieldsText(fields: readonly UnusedField[], paint: Paint): string {
  if (fields.length === 0) return paint('green', 'The message carries all that the document gives.');
  const count =
    fields.length === 1 ? '1 value is given and not carried:' : `${fields.length} values are given and not carried:`;
  const rows = fields.map(({ pointer, value }) => [pointer, String(value)]);
  return `${paint('yellow', count)}\n${tableText(['FIELD', 'GIVEN'], rows, paint)}`;
}

function valueAt(document: CanonicalDocument, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, name) => (isRecord(value) ? value[name] : undefined), document);
}

/** Of lists, too: their items by number. */
function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
