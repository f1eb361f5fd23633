import type { Failure } from '@app/interchange';
import { fittingParty, partyElement } from '../writer/interchange.writer.js';
import type { EdifactElement, EdifactSegmentData } from '../writer/segment.writer.js';
import type { EdifactGroupAnswer, EdifactInterchangeAnswer, EdifactMessageAnswer } from './answer.js';
import { edifactCodes, MISSING, UNSPECIFIED_ERROR } from './edifact-codes.js';

/** 0083: this level and all below it are rejected; acknowledged, and all below that is not rejected explicitly. */
const REJECTED = '4';
const ACKNOWLEDGED = '7';
/** 0083 in UCI: the interchange was received; nothing is said of its messages. */
const RECEIVED = '8';
/** SG2 (SG5) and UCD repeat at most so often. */
const MAX_SEGMENT_ERRORS = 999;
const MAX_ELEMENT_ERRORS = 99;

/**
 * The segments of a CONTRL between UNH and UNT (ISO 9735 part 4; UN CONTRL D:3 for syntax 1 to 3), one by one.
 * What an action of 7 covers is not named; below an action of 4 or 8 nothing is.
 *
 *     UCI+0020+S002+S003+action[+0085+tag[+element]]'     the received references and parties, not swapped
 *     { UCF+0048+S006+S007+action[+0085+tag[+element]]' } where groups were sent
 *     { UCM+0062+S009+action[+0085+tag[+element]]' }
 *     { UCS+position[+0085]'  { UCD+0085+element:component[:occurrence]' } }
 */
export function* contrlSegments(answer: EdifactInterchangeAnswer, syntax4: boolean): Generator<EdifactSegmentData> {
  const { header, rejected, receiptOnly, failures, groups } = answer;
  const received = receiptOnly && !rejected;
  yield [
    'UCI',
    header.control,
    partyElement(fittingParty(header.sender)),
    partyElement(fittingParty(header.receiver)),
    ...(received ? [RECEIVED] : action(rejected, failures, ['UNA', 'UNB', 'UNZ'], syntax4)),
  ];
  if (rejected || received) return;
  for (const group of groups) yield* groupResponse(group, syntax4);
}

/** Nothing of a sound group of which no message is named. */
function* groupResponse(group: EdifactGroupAnswer, syntax4: boolean): Generator<EdifactSegmentData> {
  if (group.rejected) {
    yield* groupHead(group, syntax4);
    return;
  }
  let begun = false;
  for (const message of group.messages) {
    if (!begun) yield* groupHead(group, syntax4);
    begun = true;
    yield* messageResponse(message, syntax4);
  }
}

function groupHead({ header, rejected, failures }: EdifactGroupAnswer, syntax4: boolean): EdifactSegmentData[] {
  if (header === undefined) return [];
  const { segment, control } = header;
  const party = (element: number): EdifactElement => [segment.value(element, 1), segment.value(element, 2)];
  return [['UCF', control, party(2), party(3), ...action(rejected, failures, ['UNG', 'UNE'], syntax4)]];
}

function messageResponse(
  { control, identifier, accepted, failures }: EdifactMessageAnswer,
  syntax4: boolean,
): EdifactSegmentData[] {
  const errors = failures.filter(({ severity }) => severity === 'error');
  const own = errors.filter((one) => one.scope === 'transaction' && edifactCodes(one, syntax4).length > 0);
  const segments = accepted ? [] : segmentErrors(errors, syntax4);
  const named = segments.length > 0 && own.length === 0 ? [REJECTED] : action(!accepted, own, ['UNH', 'UNT'], syntax4);
  return [['UCM', control, identifier, ...named], ...segments];
}

/** 0083, 0085, 0135 (0013) and S011: one error, the first that has a code. */
function action(
  rejected: boolean,
  failures: readonly Failure[],
  tags: readonly string[],
  syntax4: boolean,
): EdifactElement[] {
  if (!rejected) return [ACKNOWLEDGED];
  const failure = failures.find((one) => one.severity === 'error' && edifactCodes(one, syntax4).length > 0);
  if (failure === undefined) return [REJECTED, UNSPECIFIED_ERROR];
  const [code = UNSPECIFIED_ERROR] = edifactCodes(failure, syntax4);
  const { segmentId = '' } = failure.location ?? {};
  if (!tags.includes(segmentId)) return [REJECTED, code];
  return [REJECTED, code, segmentId, elementPlace(failure, false)];
}

function segmentErrors(errors: readonly Failure[], syntax4: boolean): EdifactSegmentData[] {
  const missing: SegmentErrors[] = [];
  const bySegment = new Map<number, SegmentErrors>();
  for (const failure of errors) {
    const position = failure.location?.segmentPosition;
    if (failure.scope === 'transaction' || position === undefined) continue;
    const codes = edifactCodes(failure, syntax4);
    // A missing segment is told by the one before its place; our location is the segment that revealed it.
    if (failure.scope === 'segment' && codes.includes(MISSING)) {
      missing.push({ position: position - 1, codes: [MISSING], elements: [] });
      continue;
    }
    const before = bySegment.get(position) ?? { position, codes: [], elements: [] };
    bySegment.set(position, before);
    if (failure.location?.elementPosition === undefined) before.codes.push(...codes);
    else
      before.elements.push(...codes.map((code): EdifactSegmentData => ['UCD', code, elementPlace(failure, syntax4)]));
  }
  return [...missing, ...bySegment.values()]
    .sort((a, b) => a.position - b.position)
    .flatMap(segmentLoops)
    .slice(0, MAX_SEGMENT_ERRORS)
    .flat();
}

/** What is wrong with one segment: codes of the segment itself, and a UCD per error inside. */
interface SegmentErrors {
  readonly position: number;
  readonly codes: string[];
  readonly elements: EdifactSegmentData[];
}

/** The UCS loops of one segment: one per error of the segment itself; the UCD are below the last of them. */
function segmentLoops({ position, codes, elements }: SegmentErrors): EdifactSegmentData[][] {
  const distinct = [...new Set(codes)];
  const loops = (distinct.length > 0 ? distinct : ['']).map((code): EdifactSegmentData[] => [
    ['UCS', String(position), code],
  ]);
  loops.at(-1)?.push(...elements.slice(0, MAX_ELEMENT_ERRORS));
  return loops;
}

/** S011: 0098 counts the tag as 1, so element 1 is 2; 0104 the component from 1; 0136, syntax 4 only, the occurrence. */
function elementPlace({ location = {} }: Failure, withOccurrence: boolean): EdifactElement {
  const { elementPosition, componentPosition, repetition } = location;
  if (elementPosition === undefined) return '';
  return [
    String(elementPosition + 1),
    componentPosition === undefined ? '' : String(componentPosition),
    withOccurrence && repetition !== undefined ? String(repetition) : '',
  ];
}
