import type { CanonicalDocument } from '@app/canonical';
import { validateDocument } from '@app/canonical';
import type { Guide } from '@app/guide';
import type { Failure, Standard } from '@app/interchange';
import { outboundFailures, UnwritableDataError } from '@app/interchange';
import type { EnvelopeValue, MapLookups, OutboundMade, OutboundMap } from '@app/mapping';
import { wrapX12Control } from '@app/x12';
import { controlScope } from '../control.scope.js';
import { edifactOutbound } from './edifact.outbound.js';
import type { OutboundControls, OutboundForm, OutboundMessage } from './outbound.form.js';
import type { OutboundPorts, OutboundRefused, OutboundResult, OutboundTerms } from './outbound.js';
import { readBack } from './read-back.js';
import { x12Outbound } from './x12.outbound.js';
import { xmlOutbound } from './xml.outbound.js';

const FORMS: Record<Standard, OutboundForm> = { x12: x12Outbound, edifact: edifactOutbound, xml: xmlOutbound };

/**
 * A canonical document to one interchange: mapped, written, and read back with our own reader and the guide. Control
 * numbers are taken only when that finds no error; a failure points at the document.
 */
export async function writeOutbound(
  document: CanonicalDocument,
  terms: OutboundTerms,
  ports: OutboundPorts,
): Promise<OutboundResult> {
  const guide = ports.guides.get(terms.to);
  if (guide === undefined) return refuse(terms, undefined, [unknownGuide(terms)]);
  const map = mapOf(document, guide, terms, ports);
  if (map === undefined) return refuse(terms, guide, [noMap(document, guide)]);
  const form = FORMS[guide.standard];
  const problems = invalidities(document);
  if (problems.length > 0) return refuse(terms, guide, problems, map);
  const at = ports.clock.now();
  const madeUnder = (control: string): OutboundMade => map.make(document, lookupsOf(terms, control, at));
  const made = madeUnder('1');
  const unused = map.unused(document, lookupsOf(terms, '1', at));
  const message: OutboundMessage = { guide, terms, made, madeUnder, at };
  const failures = [...made.failures, ...form.unwritable(message)];
  if (failures.some(isError)) return refuse(terms, guide, failures, map, unused);
  failures.push(...(await objections(form, message)));
  if (failures.some(isError)) return refuse(terms, guide, failures, map, unused);
  const text = form.write(message, await takeControls(form, guide, terms, ports));
  return {
    ...text,
    standard: guide.standard,
    guideRef: guide.ref,
    mapRef: map.ref,
    mapHash: map.hash,
    failures,
    unused,
  };
}

/** What a map may ask: options of the agreement, and what the interchange bears. */
function lookupsOf({ options, sender, receiver, test }: OutboundTerms, control: string, at: Date): MapLookups {
  const envelope: Record<EnvelopeValue, string> = {
    control,
    at: at.toISOString().replace(/\.\d+Z$/, 'Z'),
    test: test ? 'X' : '',
    sender: sender.id,
    'sender-qualifier': sender.qualifier,
    receiver: receiver.id,
    'receiver-qualifier': receiver.qualifier,
  };
  return { option: (name) => options?.[name], envelope: (name) => envelope[name] || undefined };
}

/** What the writer, our reader and the guide say against it, with control numbers that are never sent. */
async function objections(form: OutboundForm, message: OutboundMessage): Promise<Failure[]> {
  try {
    const { bytes } = form.write(message, { interchange: 1, group: 1, transaction: 1 });
    return await readBack(bytes, message.guide, message.made);
  } catch (error) {
    if (error instanceof UnwritableDataError) return [error.failure];
    throw error;
  }
}

function isError({ severity }: Failure): boolean {
  return severity === 'error';
}

/** The map that the agreement names; else the one of the guide, or of the guide that it changes. */
function mapOf(
  { documentType }: CanonicalDocument,
  { ref, base }: Guide,
  { map }: OutboundTerms,
  { outbound }: OutboundPorts,
): OutboundMap | undefined {
  if (map !== undefined) return outbound.get(map);
  return outbound.for(ref, documentType) ?? (base === undefined ? undefined : outbound.for(base, documentType));
}

/** The numbers of one interchange, group and transaction, each from its own sequence. */
async function takeControls(
  { levels }: OutboundForm,
  { standard }: Guide,
  { sender, receiver }: OutboundTerms,
  { controlNumbers }: OutboundPorts,
): Promise<OutboundControls> {
  const controls: Record<keyof OutboundControls, number> = { interchange: 1, group: 1, transaction: 1 };
  for (const level of levels) {
    const next = await controlNumbers.next(controlScope(standard, level, sender, receiver));
    controls[level] = standard === 'x12' ? wrapX12Control(next) : next;
  }
  return controls;
}

function refuse(
  { to }: OutboundTerms,
  guide: Guide | undefined,
  failures: readonly Failure[],
  map?: OutboundMap,
  unused: readonly string[] = [],
): OutboundRefused {
  const hash = map === undefined ? {} : { mapHash: map.hash };
  return { standard: guide?.standard, guideRef: guide?.ref ?? to, mapRef: map?.ref, ...hash, failures, unused };
}

function unknownGuide({ to }: OutboundTerms): Failure {
  return outboundFailures.raise('noOutboundGuide', { with: { guide: to, near: 'x12/004010/810' }, value: to });
}

function noMap({ documentType }: CanonicalDocument, { ref }: Guide): Failure {
  return outboundFailures.raise('noOutboundMap', { with: { guide: ref, type: documentType }, value: documentType });
}

function invalidities(document: CanonicalDocument): Failure[] {
  return validateDocument(document).map(({ path, message }) =>
    outboundFailures.raise('invalidDocument', {
      with: { field: path, problem: message },
      location: { pointer: pointerOf(path), path },
    }),
  );
}

/** `lines[2].quantity` as RFC 6901 says it. */
function pointerOf(path: string): string {
  return `.${path}`.replace(/\[(\d+)\]/g, '.$1').replaceAll('.', '/');
}
