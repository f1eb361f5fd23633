import type { ByteRange, Segment } from './segment.js';

export const STAGES = ['receive', 'parse', 'validate', 'acknowledge', 'map', 'publish', 'consume'] as const;
export type Stage = (typeof STAGES)[number];

export type Severity = 'error' | 'warning';
export type Scope = 'transmission' | 'interchange' | 'group' | 'transaction' | 'segment' | 'element';
/** Whose turn it is. */
export type Owner = 'partner' | 'engineer' | 'business';

export type CodeTable =
  | 'TA104' | 'TA105' | 'AK304' | 'AK403' | 'AK501' | 'AK502' | 'AK901' | 'AK905'
  | 'IK304' | 'IK403' | 'IK501' | 'IK502' | '0085'; // prettier-ignore

/** A code as the standard's table prints it: TA105 "022", AK403 "4", IK304 "I9", 0085 "29". */
export interface StandardCode {
  readonly table: CodeTable;
  readonly code: string;
  /** Versions that list it, where not all do: "005010-". */
  readonly versions?: string;
}

export interface FailureLocation extends Partial<ByteRange> {
  readonly interchangeControl?: string;
  readonly groupControl?: string;
  readonly transactionControl?: string;
  readonly transactionType?: string;
  /** From 1 at ST or UNH. */
  readonly segmentPosition?: number;
  readonly segmentId?: string;
  /** The guide's id of the loop: `PO1/N1`. */
  readonly loop?: string;
  readonly elementPosition?: number;
  /** The data element's number in the standard's dictionary (AK402): `212`. */
  readonly dataElement?: string;
  readonly componentPosition?: number;
  readonly repetition?: number;
  /** Of a text file that people write (YAML, XML): from 1. */
  readonly line?: number;
  readonly column?: number;
  /** Of a field of a canonical document or a definition: `lines[2].quantity`. */
  readonly path?: string;
  /** Of a value of a canonical document that is read (RFC 6901): `/lines/2/quantity`. */
  readonly pointer?: string;
}

/** One thing that is wrong, said once: the console, the acknowledgment, the topic and the log all render this object. */
export interface Failure {
  /** `CD-nnnn`, stable for ever. */
  readonly code: string;
  readonly stage: Stage;
  readonly severity: Severity;
  readonly scope: Scope;
  readonly standardCodes?: readonly StandardCode[];
  readonly message: string;
  readonly remedy: string;
  readonly owner: Owner;
  /** Whether trying the same bytes again can help. */
  readonly retryable: boolean;
  readonly location?: FailureLocation;
  /** The offending text, redacted where it is personal or bank data. */
  readonly value?: string;
}

/** The location of a segment, or of one element, component or repetition of it. */
export function locate(segment: Segment, element?: number, component?: number, repetition?: number): FailureLocation {
  const range = element === undefined ? segment : segment.range(element, component, repetition);
  return {
    ...(segment.position === null ? {} : { segmentPosition: segment.position }),
    segmentId: segment.id,
    ...(element === undefined ? {} : { elementPosition: element }),
    ...(component === undefined ? {} : { componentPosition: component }),
    ...(repetition === undefined ? {} : { repetition }),
    byteOffset: range.byteOffset,
    byteLength: range.byteLength,
  };
}
