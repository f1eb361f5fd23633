import type { Peer, Row } from './peers.js';
import { edifact, nodeX12, tsEdifact, x12Parser } from './peers.js';

/** A valid input that a peer reads otherwise: the row that differs, or the error that it throws. */
export interface Divergence {
  readonly name: string;
  readonly peer: Peer;
  readonly reason: string;
  readonly input: string;
  readonly row: number;
  readonly ours: Row;
  readonly theirs: Row | string | undefined;
}

const isa = (control: string): string =>
  `ISA*00*          *00*          *ZZ*ACMERETAIL     *ZZ*HARBORGOODS    *261122*1030*U*00401*${control}*0*P*>~`;
const GS = 'GS*PO*ACMERETAIL*HARBORGOODS*20261122*1030*17*X*004010~';
const ISA_ROW = ['ISA', '00', '          ', '00', '          ', 'ZZ', 'ACMERETAIL     ', 'ZZ', 'HARBORGOODS    '];
const UNB = 'UNB+UNOC:3+4001234000008:14+5412345000013:14+261122:1030+905';

export const DIVERGENCES: readonly Divergence[] = [
  {
    name: 'node-x12',
    peer: nodeX12,
    reason: 'an interchange without a group, such as one of TA1 only, is refused (X12.5 allows it)',
    input: `${isa('000000905')}TA1*000000001*261122*1030*A*000~IEA*0*000000905~`,
    row: 1,
    ours: ['TA1', '000000001', '261122', '1030', 'A', '000'],
    theirs: 'X12 Standard: TA1 segment cannot appear outside of a functional group.',
  },
  {
    name: 'node-x12',
    peer: nodeX12,
    reason: 'ISA13 loses its leading zeros',
    input: `${isa('000000905')}${GS}GE*0*17~IEA*1*000000905~`,
    row: 0,
    ours: [...ISA_ROW, '261122', '1030', 'U', '00401', '000000905', '0', 'P', '>'] as never,
    theirs: [...ISA_ROW, '261122', '1030', 'U', '00401', '905', '0', 'P', '>'] as never,
  },
  {
    name: 'x12-parser',
    peer: x12Parser,
    reason: 'values are trimmed, though blanks are data',
    input: `${isa('000000905')}${GS}ST*850*0001~MSG* two blanks  ~SE*3*0001~GE*1*17~IEA*1*000000905~`,
    row: 3,
    ours: ['MSG', ' two blanks  '],
    theirs: ['MSG', 'two blanks'],
  },
  {
    name: 'x12-parser',
    peer: x12Parser,
    reason: 'a line break after the last terminator is a segment without a name',
    input: `${isa('000000905')}IEA*0*000000905~\n`,
    row: 2,
    ours: undefined as never,
    theirs: [''],
  },
  {
    name: 'edifact',
    peer: edifact,
    reason: 'UNA with a repetition separator (syntax 4) is refused',
    input: `UNA:+.?*'${UNB.replace(':3', ':4').replace('+26', '+2026')}'UNZ+0+905'`,
    row: 0,
    ours: ['UNB', ['UNOC', '4'], ['4001234000008', '14'], ['5412345000013', '14'], ['20261122', '1030'], ['905']],
    theirs: 'Invalid character : after reading segment name UNA',
  },
  {
    name: 'edifact',
    peer: edifact,
    reason: 'with ^ as the element separator, valid characters are refused',
    input: 'UNA]^.# %UNB^UNOC]3^A]14^B]14^261122]1030^a%UNH^1^ORDERS]D]96A]UN%BGM^220%UNT^3^1%UNZ^1^a%',
    row: 0,
    ours: ['UNB', ['UNOC', '3'], ['A', '14'], ['B', '14'], ['261122', '1030'], ['a']],
    theirs: 'Invalid character a at position 42',
  },
  {
    name: 'edifact',
    peer: edifact,
    reason: 'a control character as data is refused by the parser, not left to the guide',
    input: `${UNB}'UNH+1+ORDERS:D:96A:UN'FTX+A\tB'UNT+3+1'UNZ+1+905'`,
    row: 2,
    ours: ['FTX', ['A\tB']],
    theirs: 'Invalid character \t at position 88',
  },
  {
    name: 'ts-edifact',
    peer: tsEdifact,
    reason: 'a control character as data is refused by the parser, not left to the guide',
    input: `${UNB}'UNH+1+ORDERS:D:96A:UN'FTX+A\tB'UNT+3+1'UNZ+1+905'`,
    row: 2,
    ours: ['FTX', ['A\tB']],
    theirs: 'Invalid character \t at position 88',
  },
  {
    name: 'ts-edifact',
    peer: tsEdifact,
    reason: 'UNA with a repetition separator (syntax 4) is refused',
    input: `UNA:+.?*'${UNB.replace(':3', ':4').replace('+26', '+2026')}'UNZ+0+905'`,
    row: 0,
    ours: ['UNB', ['UNOC', '4'], ['4001234000008', '14'], ['5412345000013', '14'], ['20261122', '1030'], ['905']],
    theirs: "Invalid character ':' after reading segment name UNA",
  },
];
