import { isBreak, isWordByte, NONE, tagFilter, tagSearch } from '@app/interchange';
import type { BinaryRecognition, Delimiters, Dialect, Recognition, Syntax } from '@app/interchange';
import { decodeX12 } from './charset.js';
import { releaseBehind } from './isx.js';
import { matchIsa } from './isa.js';
import type { IsaBounds } from './isa.js';
import { BDS, BIN, ISA, kindOfTag } from './tags.js';
import { lineWidth } from './wrapping.js';

/** What ISA says of how to read the interchange. */
export interface IsaDetail {
  readonly delimiters: Delimiters;
  /** Whether ISA has its 106 characters. */
  readonly fixed: boolean;
  readonly lineWidth: number;
  /** Whether ISA16 can separate components. */
  readonly soundComponent: boolean;
}

/** Versions below have no repetition separator in ISA11: it was the standards identifier (`U`). */
const REPETITION_SINCE = '00402';
/** An ISA stands behind a cut segment only if that reaches to ISA16. */
const SHORTEST_ISA = 80;
const LONGEST_NUMBER = 64;

export const x12Dialect: Dialect<IsaDetail> = {
  shortestHeader: SHORTEST_ISA,
  candidate: tagSearch('ISA'),
  tags: tagFilter('ISA', 'IEA', 'ISB', 'GS', 'GE', 'ST', 'SE', 'TA1', 'BIN', 'BDS'),
  kind: kindOfTag,
  opens: (kind) => kind === ISA,
  carriesBinary: (kind) => kind === BIN || kind === BDS,
  recognise,
  binary: binaryBounds,
};

function recognise(bytes: Buffer, at: number, whole: boolean): Recognition<IsaDetail> {
  const isa = matchIsa(bytes, at, whole);
  if (isa === undefined) return undefined;
  if ('need' in isa) return { need: at + isa.need };
  const width = hasBreakMark(isa) ? 0 : lineWidth(bytes, at, isa.terminator, whole);
  if (typeof width !== 'number') return { need: at + width.need };
  const { element } = isa;
  const soundComponent = !isWordByte(isa.component) && isa.component !== element;
  const component = soundComponent ? isa.component : NONE;
  const release = releaseBehind(bytes, isa, whole);
  if (typeof release === 'object') return release;
  const repetition = repetitionOf(isa);
  const syntax: Syntax = {
    element,
    component,
    repetition,
    release: NONE,
    terminator: isa.terminator,
    dropsBreaks: width > 0,
    decode: decodeX12,
  };
  return {
    header: at,
    headerEnd: isa.end,
    lineWidth: width,
    syntax,
    headerSyntax: { ...syntax, component: NONE, repetition: NONE },
    detail: {
      fixed: isa.fixed && !(isa.holdsBreak && width > 0),
      lineWidth: width,
      soundComponent,
      delimiters: {
        element: String.fromCharCode(element),
        component: component === NONE ? '' : String.fromCharCode(component),
        ...(repetition === NONE ? {} : { repetition: String.fromCharCode(repetition) }),
        ...(release === undefined ? {} : { release }),
        terminator: decodeX12(isa.terminator, isa.terminator),
        decimal: '.',
      },
    },
  };
}

/** Where a line break separates, no line is wrapped. */
function hasBreakMark({ element, component, repetition }: IsaBounds): boolean {
  return [element, component, repetition].some((mark) => isBreak(mark));
}

function repetitionOf({ version, repetition, element, component, terminator }: IsaBounds): number {
  if (!/^\d{5}$/.test(version) || version < REPETITION_SINCE) return NONE;
  const taken = isWordByte(repetition) || [element, component, terminator[0]].includes(repetition);
  return taken ? NONE : repetition;
}

/**
 * BIN*length*bytes~ and BDS*filter*length*bytes~: the length counts the bytes, which may hold anything. Undefined when
 * the length is no number or does not lead to the terminator.
 */
function binaryBounds(kind: number, bytes: Buffer, at: number, syntax: Syntax): BinaryRecognition {
  const skip = kind === BDS ? 1 : 0;
  let separator = at + 3;
  for (let nth = 0; nth < skip; nth++) separator = bytes.indexOf(syntax.element, separator + 1);
  const behind = separator === -1 ? -1 : bytes.indexOf(syntax.element, separator + 1);
  if (behind === -1) return bytes.length - at < LONGEST_NUMBER ? { need: bytes.length - at + 1 } : undefined;
  const digits = bytes.toString('latin1', separator + 1, behind);
  if (behind - at > LONGEST_NUMBER || !/^\d{1,15}$/.test(digits)) return undefined;
  const objectStart = behind + 1;
  const end = objectStart + Number(digits);
  const next = end + syntax.terminator.length;
  if (bytes.length < next) return { need: next - at, end };
  return syntax.terminator.every((byte, index) => bytes[end + index] === byte) ? { objectStart, end, next } : undefined;
}
