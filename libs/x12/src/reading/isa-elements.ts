/** What an element of ISA must look like (X12.5), and the TA105 code that says it does not. */
export interface IsaElementRule {
  readonly element: number;
  readonly name: string;
  readonly expected: string;
  readonly pattern: RegExp;
  readonly ta105: string;
}

const QUALIFIER = /^[A-Z0-9]{2}$/;
const DATE = /^\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;
const TIME = /^([01]\d|2[0-3])[0-5]\d$/;

/** ISA02, ISA04 and ISA11 may hold anything; ISA16 is judged with the separators. */
export const ISA_ELEMENTS: readonly IsaElementRule[] = [
  rule(1, 'authorization information qualifier', 'code of two characters', QUALIFIER, '010'),
  rule(3, 'security information qualifier', 'code of two characters', QUALIFIER, '012'),
  rule(5, 'sender qualifier', 'code of two characters', QUALIFIER, '005'),
  rule(6, 'sender', 'identification', /\S/, '006'),
  rule(7, 'receiver qualifier', 'code of two characters', QUALIFIER, '007'),
  rule(8, 'receiver', 'identification', /\S/, '008'),
  rule(9, 'date', 'date YYMMDD', DATE, '014'),
  rule(10, 'time', 'time HHMM', TIME, '015'),
  rule(12, 'version', 'version of five digits', /^\d{5}$/, '017'),
  rule(13, 'control number', 'number of nine digits', /^\d{1,9}$/, '018'),
  rule(14, 'acknowledgment requested', '0 or 1', /^[01]$/, '019'),
  rule(15, 'usage indicator', 'I, P or T', /^[IPT]$/, '020'),
];

function rule(element: number, name: string, expected: string, pattern: RegExp, ta105: string): IsaElementRule {
  return { element, name, expected, pattern, ta105 };
}
