import type { CanonicalDocument } from '@app/canonical';
import { DOCUMENT_SCHEMAS } from '@app/canonical';
import { nearestName } from '@app/definitions';
import { GuideLibrary } from '@app/guide';
import { OutboundLibrary } from '@app/mapping';
import type { OutboundPorts } from '@app/pipeline';
import { sequencesFrom, writeOutbound } from '@app/pipeline';
import { failureText } from '../console/failure-text.js';
import { MAPPINGS_FOLDER, PARTNERS_FOLDER } from '../console/folders.js';
import { readInput } from '../console/input.js';
import { LineWriter } from '../console/line-writer.js';
import { paintFor } from '../console/paint.js';
import type { PartnerOptions } from '../console/partner.choice.js';
import { SentenceError } from '../console/sentence.error.js';
import type { WritingOptions } from '../console/writing-settings.js';
import { writingSettings } from '../console/writing-settings.js';
import { outboundTerms } from './outbound.terms.js';
import { unusedFields, unusedFieldsText } from './unused.fields.js';

export interface OutboundOptions extends WritingOptions, PartnerOptions {
  /** The guide of what is written: `x12/004010/810`. */
  readonly to: string;
  readonly json?: boolean;
  /** What the message does not carry, in place of the message. */
  readonly unused?: boolean;
}

/**
 * `crossdock map FILE.json --to GUIDE`: the interchange of a canonical document, or of each of a list, followed by a line
 * break; with `--unused` what it does not carry of the document. What keeps one from being written goes to standard
 * error; with `--json` one JSON object per failure.
 *
 * @returns 0 when all was written, 1 when a document was refused
 * @throws SentenceError when the file holds no document, or nothing writes it so
 */
export async function mapOut(file: string, options: OutboundOptions): Promise<number> {
  const { to, json = false, unused = false } = options;
  const partners = options.partners ?? PARTNERS_FOLDER;
  const guides = GuideLibrary.open(MAPPINGS_FOLDER, { partners });
  const outbound = OutboundLibrary.open(MAPPINGS_FOLDER, guides, { partners });
  const terms = outboundTerms(to, options.partner, guides, partners);
  const { controlNumber, at } = writingSettings(options);
  const clock = { now: () => at ?? new Date() };
  const ports: OutboundPorts = { guides, outbound, controlNumbers: sequencesFrom(controlNumber), clock };
  const output = new LineWriter(process.stdout);
  const errors = new LineWriter(process.stderr);
  const paint = paintFor(process.stderr);
  let refused = false;
  for (const document of await documentsOf(file)) {
    checkTarget(to, document, outbound, terms.map);
    const { bytes, failures, unused: pointers } = await writeOutbound(document, terms, ports);
    for (const failure of failures) errors.line(json ? JSON.stringify(failure) : failureText(failure, paint));
    refused ||= bytes === undefined;
    if (unused) output.line(unusedOf(document, pointers, json));
    else if (bytes !== undefined) await output.bytes(Buffer.concat([bytes, Buffer.from('\n')]));
  }
  await output.flush();
  await errors.flush();
  return refused ? 1 : 0;
}

function unusedOf(document: CanonicalDocument, pointers: readonly string[], json: boolean): string {
  const fields = unusedFields(document, pointers);
  if (!json) return unusedFieldsText(fields, paintFor(process.stdout));
  return fields.map((field) => JSON.stringify(field)).join('\n');
}

/** What stands in a file is small: one document, or some. */
const MOST_BYTES = 64 * 1024 * 1024;

async function documentsOf(file: string): Promise<CanonicalDocument[]> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of readInput(file)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MOST_BYTES) throw new SentenceError(`${file} has more than ${MOST_BYTES} bytes.`);
  }
  const value = parsed(Buffer.concat(chunks).toString('utf8'), file);
  const documents: unknown[] = Array.isArray(value) ? value : [value];
  for (const document of documents) checkType(document, file);
  return documents as CanonicalDocument[];
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SentenceError(`${file} is no canonical document in JSON: ${reason}.`, { cause: error });
  }
}

function checkType(document: unknown, file: string): void {
  const types = Object.keys(DOCUMENT_SCHEMAS);
  const type =
    typeof document === 'object' && document !== null && 'documentType' in document ? document.documentType : '';
  if (typeof type === 'string' && types.includes(type)) return;
  const near = typeof type === 'string' ? nearestName(type, types) : undefined;
  const remedy = near === undefined ? `It is one of ${types.join(', ')}.` : `Did you mean "${near}"?`;
  throw new SentenceError(`${file} does not say its documentType. ${remedy}`);
}

/** Nothing makes such a message of such a document: what does is named. */
function checkTarget(to: string, { documentType }: CanonicalDocument, outbound: OutboundLibrary, map?: string): void {
  if (map !== undefined || outbound.for(to, documentType) !== undefined) return;
  const targets = outbound.list().flatMap((each) => (each.from === documentType ? each.to : []));
  const near = nearestName(to, targets);
  const known = targets.length === 0 ? 'Nothing is made of one yet.' : `It can become ${targets.join(', ')}.`;
  throw new SentenceError(
    `No map makes "${to}" of the document type ${documentType}. ${near === undefined ? known : `Did you mean "${near}"?`}`,
  );
}
