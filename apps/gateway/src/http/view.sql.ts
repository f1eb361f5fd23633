/** Rows of one kind that an answer shows of a transmission or an interchange; links lead to the rest. */
export const SHOWN = 100;

/** Columns of `gateway.interchange i` as an InterchangeView. */
export const INTERCHANGE = `json_strip_nulls(json_build_object(
  'id', i.id, 'transmissionId', i.transmission_id, 'ordinal', i.ordinal, 'standard', i.standard, 'control', i.control,
  'sender', json_build_object('qualifier', i.sender_qualifier, 'id', i.sender_id),
  'receiver', json_build_object('qualifier', i.receiver_qualifier, 'id', i.receiver_id),
  'test', i.test, 'byteOffset', i.byte_offset, 'byteLength', i.byte_length, 'sha256', i.sha256,
  'state', i.state, 'verdict', i.verdict, 'partnerId', i.partner_id, 'duplicateOf', i.duplicate_of,
  'transactionCount', i.transaction_count, 'acceptedCount', i.accepted_count, 'heldCount', i.held_count,
  'receivedAt', ${instant('i.received_at')}, 'processedAt', ${instant('i.processed_at')}))`;

/** Columns of `gateway.acknowledgment a` as an AcknowledgmentView, its bytes in base64. */
export const ACKNOWLEDGMENT = `json_strip_nulls(json_build_object(
  'id', a.id, 'interchangeId', a.interchange_id, 'partnerId', a.partner_id, 'kinds', a.kinds, 'control', a.control,
  'state', a.state, 'file', a.file_name, 'createdAt', ${instant('a.created_at')}, 'sentAt', ${instant('a.sent_at')},
  'content', encode(a.bytes, 'base64')))`;

/** Columns of `gateway.document d` as a DocumentView. */
export const DOCUMENT = `json_strip_nulls(json_build_object(
  'documentId', d.id, 'revision', d.revision, 'documentType', d.type, 'documentNumber', d.number,
  'account', d.account_id, 'partnerId', d.partner_id, 'test', d.test, 'published', d.published,
  'interchangeId', d.interchange_id, 'transaction', d.transaction_ordinal, 'sha256', d.sha256, 'lineage', d.lineage,
  'guide', ${definition('d.guide')}, 'map', ${definition('d.map')},
  'createdAt', ${instant('d.created_at')}, 'links', json_build_object('self', '/documents/' || d.id,
    'content', '/documents/' || d.id || '/content', 'explain', '/documents/' || d.id || '/explain',
    'unused', '/documents/' || d.id || '/unused', 'interchange', '/interchanges/' || d.interchange_id)))`;

/** The columns `<prefix>_ref` and `<prefix>_hash` as a DefinitionView; null where none was kept. */
export function definition(prefix: string): string {
  return `CASE WHEN ${prefix}_ref IS NOT NULL THEN json_build_object('ref', ${prefix}_ref, 'hash', ${prefix}_hash) END`;
}

/** A timestamp as ISO 8601 in UTC. */
export function instant(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** A correlated subquery that answers the first rows of a table as a JSON array. */
export function firstRows(view: string, from: string, where: string, order: string): string {
  return `(SELECT coalesce(json_agg(view), '[]') FROM (
    SELECT ${view} AS view FROM ${from} WHERE ${where} ORDER BY ${order} LIMIT ${SHOWN}) first)`;
}
