import { ByteSegment, nextSeparator, NONE, tagFilter, tagSearch } from '@app/interchange';
import type { BinaryRecognition, Charset, Delimiters, Dialect, Recognition, Syntax } from '@app/interchange';
import { levelOf } from './charset.js';
import { charactersFrom, DEFAULTS, readServiceString, UNA_LENGTH } from './service-string.js';
import type { ServiceCharacters } from './service-string.js';
import { kindOfTag, UNA, UNB, UNO } from './tags.js';

/** What UNA and S001 say of how to read the interchange. */
export interface UnbDetail {
  readonly delimiters: Delimiters;
  /** The place of UNA in the bytes before UNB: how many bytes earlier it begins; undefined where none is sent. */
  readonly unaBefore?: number;
  /** The six characters of UNA. */
  readonly serviceString?: string;
  /** 0001, as sent. */
  readonly level: string;
  readonly levelKnown: boolean;
  readonly charset: Charset;
}

/** UNB with its five mandatory elements is not much shorter. */
const SHORTEST_UNB = 40;
/** A UNO that is longer is no header of an object. */
const LONGEST_UNO = 64 * 1024;
/** UNA, blanks behind it, and UNB up to the syntax version. */
const LOOKAHEAD = 64;

export const edifactDialect: Dialect<UnbDetail> = {
  shortestHeader: SHORTEST_UNB,
  candidate: tagSearch('UNA', 'UNB'),
  tags: tagFilter('UN'),
  kind: kindOfTag,
  opens: (kind) => kind === UNA || kind === UNB,
  carriesBinary: (kind) => kind === UNO,
  recognise,
  binary: objectBounds,
};

function recognise(bytes: Buffer, at: number, whole: boolean): Recognition<UnbDetail> {
  if (bytes.length < at + LOOKAHEAD && !whole) return { need: at + LOOKAHEAD };
  if (bytes[at + 2] === 0x42) return unbAt(bytes, at, DEFAULTS, undefined);
  const characters = readServiceString(bytes, at);
  if (characters === undefined) return undefined;
  let header = at + UNA_LENGTH;
  while ([10, 13, 32, 9].includes(bytes[header] ?? 0)) header++;
  return unbAt(bytes, header, characters, at);
}

function unbAt(bytes: Buffer, at: number, set: ServiceCharacters, una: number | undefined): Recognition<UnbDetail> {
  const { text } = charactersFrom(bytes, at, 10);
  const mark = String.fromCharCode(set.element);
  if (!text.startsWith(`UNB${mark}`) || !/^[A-Z]{3}[A-Z0-9]$/.test(text.slice(4, 8))) return undefined;
  const level = text.slice(4, 8);
  const version = text[8] === String.fromCharCode(set.component) ? text[9] : undefined;
  const { known, dropsBreaks, charset } = levelOf(level);
  const repetition = version === '4' ? set.repetition : NONE;
  const { element, component, release, terminator } = set;
  const syntax = {
    element,
    component,
    repetition,
    release,
    terminator: Uint8Array.of(terminator),
    dropsBreaks,
    decode: charset.decode,
  };
  return {
    header: at,
    syntax,
    headerSyntax: { ...syntax, repetition: NONE },
    detail: {
      delimiters: delimitersOf(set, repetition),
      level,
      levelKnown: known,
      charset,
      ...(una === undefined
        ? {}
        : { unaBefore: at - una, serviceString: bytes.toString('latin1', una + 3, una + UNA_LENGTH) }),
    },
  };
}

function delimitersOf(set: ServiceCharacters, repetition: number): Delimiters {
  const { element, component, release, terminator, decimal } = set;
  return {
    element: String.fromCharCode(element),
    component: String.fromCharCode(component),
    ...(repetition === NONE ? {} : { repetition: String.fromCharCode(repetition) }),
    ...(release === NONE ? {} : { release: String.fromCharCode(release) }),
    terminator: String.fromCharCode(terminator),
    decimal: decimal === 44 ? ',' : '.',
  };
}

/**
 * UNO'object: S022 0810 counts the bytes of the object, which may be any and which UNP follows. Where 0814 is sent, so
 * many segments (of security) stand between UNO and the object (ISO 9735-8): they are read as its beginning. Undefined
 * when no UNP stands there.
 */
function objectBounds(_kind: number, bytes: Buffer, at: number, syntax: Syntax): BinaryRecognition {
  const more = bytes.length - at < LONGEST_UNO ? { need: bytes.length - at + 1 } : undefined;
  const mark = syntax.terminator[0] ?? 0;
  const terminator = nextSeparator(bytes, mark, syntax, at, bytes.length);
  if (terminator === bytes.length) return more;
  const uno = ByteSegment.over(syntax, bytes.subarray(at, terminator));
  const [length, before] = [uno.value(4), uno.value(4, 2)];
  if (!/^\d{1,15}$/.test(length) || !/^\d{0,3}$/.test(before)) return undefined;
  let last = terminator;
  for (let nth = 0; nth < Number(before) && last < bytes.length; nth++)
    last = nextSeparator(bytes, mark, syntax, last + 1, bytes.length);
  if (last === bytes.length) return more;
  const end = last + 1 + Number(length);
  if (bytes.length < end + 3) return { need: end + 3 - at, end };
  return bytes.toString('latin1', end, end + 3) === 'UNP' ? { objectStart: terminator + 1, end, next: end } : undefined;
}
