import type { FailureDefinition } from '../failure-table.js';
import { defineFailures } from '../failure-table.js';
import type { Scope, StandardCode } from '../failure.js';
import { xmlRows } from './validate/xml.rows.js';

type Wording = Pick<FailureDefinition, 'message' | 'remedy'> & Partial<FailureDefinition>;

/** Codes of a failure of a segment: AK304 (997), IK304 (999), 0085 (CONTRL). */
function segment(code: string, [ak304, ik304, edifact]: [string, string, string], wording: Wording): FailureDefinition {
  return row('segment', code, wording, [
    { table: 'AK304', code: ak304 },
    { table: 'IK304', code: ik304 },
    { table: '0085', code: edifact },
  ]);
}

/** Codes of a failure of an element: AK403, IK403, 0085. */
function element(code: string, [ak403, ik403, edifact]: [string, string, string], wording: Wording): FailureDefinition {
  return row('element', code, wording, [
    { table: 'AK403', code: ak403 },
    { table: 'IK403', code: ik403 },
    { table: '0085', code: edifact },
  ]);
}

function row(scope: Scope, code: string, wording: Wording, standardCodes: readonly StandardCode[]): FailureDefinition {
  return { code, severity: 'error', scope, owner: 'partner', retryable: false, standardCodes, ...wording };
}

/** AK403 12 and 13 are listed from 005010 on; before, 3 says the same. */
function since005010(code: string, edifact: string): readonly StandardCode[] {
  return [
    { table: 'AK403', code, versions: '005010-' },
    { table: 'AK403', code: '3', versions: '-004999' },
    { table: 'IK403', code },
    { table: '0085', code: edifact },
  ];
}

/**
 * CD-2xxx: what a transaction does wrong against its guide. CD-21xx segments and loops, CD-22xx elements, CD-23xx HL and CPS,
 * CD-24xx situational rules, CD-25xx XML. Places are written `PO1-04`, components `NAD-02-1`.
 */
export const validateFailures = defineFailures('validate', {
  unknownSegment: segment('CD-2101', ['1', '1', '15'], {
    message: 'Segment {segment} is not known in {version}.',
    remedy: 'Remove it, or send the version that has it.',
  }),
  segmentNotInMessage: segment('CD-2102', ['6', '6', '15'], {
    message: 'Segment {segment} does not belong to message {message}.',
    remedy: 'Remove it.',
  }),
  unexpectedSegment: segment('CD-2103', ['2', '2', '15'], {
    message: 'Segment {segment} has no place after {after}.',
    remedy: 'Send it inside its loop, after the segment that opens the loop.',
  }),
  segmentOutOfSequence: segment('CD-2104', ['7', '7', '15'], {
    message: 'Segment {segment} comes too late: it belongs before {before}.',
    remedy: 'Send the segments in the order of the guide.',
  }),
  missingSegment: segment('CD-2105', ['3', '3', '13'], {
    message: 'Segment {segment} is missing before {before}.',
    remedy: 'Send it; the guide asks for it here.',
  }),
  tooManySegments: segment('CD-2106', ['5', '5', '35'], {
    message: 'Segment {segment} comes too often: at most {max} here.',
    remedy: 'Leave the further ones out, or send them where they belong.',
  }),
  tooManyLoops: segment('CD-2107', ['4', '4', '36'], {
    message: 'Loop {loop} comes too often: at most {max} here.',
    remedy: 'Send fewer, or split the document.',
  }),
  segmentNotUsed: segment('CD-2108', ['2', 'I4', '15'], {
    message: 'Segment {use} is not used by this guide.',
    remedy: 'Leave it out.',
  }),
  tooFewSegments: segment('CD-2109', ['3', 'I8', '13'], {
    message: 'Segment {segment} comes too seldom: {count} found, at least {min} asked for.',
    remedy: 'Send the missing ones.',
  }),
  tooFewLoops: segment('CD-2110', ['3', 'I7', '13'], {
    message: 'Loop {loop} comes too seldom: {count} found, at least {min} asked for.',
    remedy: 'Send the missing ones.',
  }),
  unknownVariant: segment('CD-2111', ['2', 'I4', '15'], {
    message: 'Segment {segment} with "{value}" in {place} has no use in this guide: it takes {codes}.',
    remedy: 'Correct the code, or leave the segment out.',
  }),
  /** X12.6: codes of the transaction, not of a segment. */
  wrongGroup: row(
    'transaction',
    'CD-2113',
    {
      message: '{message} stands in a group {group}; it belongs in a group {expected}.',
      remedy: 'Send it in a group of its own type.',
    },
    [
      { table: 'AK502', code: '6', versions: '-005009' },
      { table: 'AK502', code: '18', versions: '005010-' },
      { table: 'IK502', code: '18' },
    ],
  ),
  emptySegment: segment('CD-2112', ['8', '8', '13'], {
    message: 'Segment {segment} has no data.',
    remedy: 'Fill it, or leave it out.',
    severity: 'warning',
  }),

  moreFailures: row(
    'transaction',
    'CD-2114',
    {
      message: 'Transaction {control} has {count} more {severity}s than the {limit} that are listed.',
      remedy: 'Mend what is listed first: one wrong delimiter or version is often the cause of all.',
    },
    [
      { table: 'AK502', code: '5' },
      { table: 'IK502', code: '5' },
    ],
  ),
  missingElement: element('CD-2201', ['1', '1', '13'], {
    message: '{place} ({name}) is missing.',
    remedy: 'Send it; the standard asks for it.',
  }),
  conditionalMissing: element('CD-2202', ['2', '2', '13'], {
    message: '{place} ({name}) is missing: {reason}.',
    remedy: 'Send it, or leave out what asks for it.',
  }),
  tooManyElements: element('CD-2203', ['3', '3', '16'], {
    message: 'Segment {segment} has {count} elements, {max} are defined.',
    remedy: 'Send at most {max}; check for an element separator inside the data.',
  }),
  elementTooShort: element('CD-2204', ['4', '4', '40'], {
    message: '{place} ({name}): "{value}" has fewer than {min} characters.',
    remedy: 'Send at least {min}.',
  }),
  elementTooLong: element('CD-2205', ['5', '5', '39'], {
    message: '{place} ({name}): "{value}" has more than {max} characters.',
    remedy: 'Send at most {max}.',
  }),
  invalidCharacter: element('CD-2206', ['6', '6', '21'], {
    message: '{place} ({name}) holds a control character.',
    remedy: 'Remove it; line breaks and tabs are not data.',
  }),
  invalidCode: element('CD-2207', ['7', '7', '12'], {
    message: '{place} ({name}): "{value}" is not a code of the standard.',
    remedy: 'Send a code that {version} lists.',
  }),
  codeUnlisted: row(
    'element',
    'CD-2224',
    {
      message: '{place} ({name}): "{value}" is no code that {version} lists; it is read as it stands.',
      remedy: 'Look it up in the release that the sender uses, and add it to the codes of the dictionary.',
      severity: 'warning',
      owner: 'engineer',
    },
    [],
  ),
  invalidDate: element('CD-2208', ['8', '8', '12'], {
    message: '{place} ({name}): "{value}" is not a date of the calendar in the format asked for.',
    remedy: 'Send an existing date in the format that the standard gives.',
  }),
  invalidTime: element('CD-2209', ['9', '9', '12'], {
    message: '{place} ({name}): "{value}" is not a time of day.',
    remedy: 'Send HHMM, HHMMSS, or HHMMSS with tenths or hundredths.',
  }),
  exclusion: element('CD-2210', ['10', '10', '15'], {
    message: '{place} ({name}) may not be sent: {reason}.',
    remedy: 'Send only one of them.',
  }),
  tooManyRepetitions: element('CD-2211', ['12', '12', '35'], {
    message: '{place} ({name}) repeats too often: {count} found, at most {max} allowed.',
    remedy: 'Send at most {max}; if the repetition separator is data, set "repetition: none" in the agreement.',
    standardCodes: since005010('12', '35'),
  }),
  tooManyComponents: element('CD-2212', ['13', '13', '16'], {
    message: '{place} ({name}) has too many components: {count} found, at most {max} allowed.',
    remedy: 'Send at most {max}; check for a component separator inside the data.',
    standardCodes: since005010('13', '16'),
  }),
  notAnInteger: element('CD-2213', ['6', '6', '37'], {
    message: '{place} ({name}): "{value}" is not a whole number.',
    remedy: 'Send digits only, with a leading minus where it is negative; decimal places are implied.',
  }),
  notADecimal: element('CD-2214', ['6', '6', '37'], {
    message: '{place} ({name}): "{value}" is not a decimal number.',
    remedy: 'Send digits with at most one decimal mark and a leading minus; no exponent, plus sign or thousands mark.',
  }),
  wrongDecimalMark: element('CD-2215', ['6', '6', '19'], {
    message: '{place} ({name}): "{value}" is not a decimal number here, where the decimal mark is "{mark}".',
    remedy: 'Ask for "{mark}" as the decimal mark (in EDIFACT, UNA may declare the other one).',
  }),
  noDigitBeforeDecimalMark: element('CD-2216', ['6', '6', '38'], {
    message: '{place} ({name}): "{value}" has no digit before its decimal mark.',
    remedy: 'Send a zero before the mark.',
  }),
  notAlphabetic: element('CD-2217', ['6', '6', '37'], {
    message: '{place} ({name}): "{value}" holds digits, letters are asked for.',
    remedy: 'Send letters only.',
  }),
  outsideRepertoire: element('CD-2218', ['6', '6', '21'], {
    message: '{place} ({name}): "{value}" holds characters beyond the declared level {level}.',
    remedy: 'Declare the syntax level that the data needs, such as UNOC.',
    severity: 'warning',
  }),
  codeNotUsed: element('CD-2219', ['7', 'I6', '14'], {
    message: '{place} ({name}): "{value}" is not among the codes that this guide uses.',
    remedy: 'Send one of: {codes}.',
  }),
  elementNotUsed: element('CD-2220', ['3', 'I10', '15'], {
    message: '{place} ({name}) is not used by this guide.',
    remedy: 'Leave it out.',
  }),
  elementRequired: element('CD-2221', ['1', 'I9', '13'], {
    message: '{place} ({name}) is missing; this guide asks for it.',
    remedy: 'Send it.',
  }),
  tooFewRepetitions: element('CD-2222', ['1', 'I11', '13'], {
    message: '{place} ({name}) repeats too seldom: {count} found, at least {min} asked for.',
    remedy: 'Send the missing ones.',
  }),
  patternMismatch: element('CD-2223', ['7', 'I12', '12'], {
    message: '{place} ({name}): "{value}" does not have the form that this guide asks for.',
    remedy: 'Send it as {pattern}.',
  }),

  hlIdNotUnique: element('CD-2301', ['7', '7', '12'], {
    message: '{place}: "{value}" is the number of an earlier {segment} already.',
    remedy: 'Number the {segment} segments 1, 2, 3 and so on.',
  }),
  hlIdNotRising: element('CD-2302', ['7', '7', '12'], {
    message: 'HL-01: "{value}" is not above the number before it, {previous}.',
    remedy: 'Number the HL segments 1, 2, 3 and so on.',
  }),
  hlParentUnknown: element('CD-2303', ['7', '7', '12'], {
    message: '{place}: no earlier {segment} has the number "{value}".',
    remedy: 'Name the number of the {segment} above, which comes first.',
  }),
  hlParentMissing: element('CD-2304', ['2', 'I9', '13'], {
    message: '{place} is missing: level {level} stands below another.',
    remedy: 'Name the number of the {segment} above.',
  }),
  hlLevelNotAllowed: element('CD-2305', ['7', 'I6', '12'], {
    message: '{place}: level {level} may not stand below {parent}.',
    remedy: 'It stands below: {allowed}.',
  }),
  hlLevelUnknown: element('CD-2306', ['7', 'I6', '14'], {
    message: '{place}: level "{value}" is not used by this guide.',
    remedy: 'Send one of: {allowed}.',
  }),
  hlChildCodeUntrue: element('CD-2307', ['7', '7', '12'], {
    message: 'HL-04 says "{value}", but the number of levels below is {children}.',
    remedy: 'Send 1 where levels follow below, 0 where none do, or leave HL04 out.',
  }),

  ruleElementMissing: element('CD-2401', ['2', 'I9', '13'], {
    message: '{place} ({name}) is missing: {rule}.',
    remedy: 'Send it.',
  }),
  ruleElementPresent: element('CD-2402', ['10', 'I13', '15'], {
    message: '{place} ({name}) may not be sent: {rule}.',
    remedy: 'Leave it out.',
  }),
  ruleElementValue: element('CD-2403', ['7', 'I6', '12'], {
    message: '{place} ({name}): "{value}" breaks the rule: {rule}.',
    remedy: 'Send a value that the rule allows.',
  }),
  ruleSegmentMissing: segment('CD-2404', ['3', 'I6', '13'], {
    message: 'Segment {segment} is missing: {rule}.',
    remedy: 'Send it.',
  }),
  ruleSegmentPresent: segment('CD-2405', ['2', 'I9', '15'], {
    message: 'Segment {segment} may not be sent: {rule}.',
    remedy: 'Leave it out.',
  }),
  ...xmlRows,
});

/** The name of a row of {@link validateFailures}. */
export type ValidateFailureName = keyof typeof validateFailures.definitions;
