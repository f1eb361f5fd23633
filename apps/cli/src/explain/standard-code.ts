import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readSource } from '@app/definitions';
import type { CodeTable, StandardCode } from '@app/interchange';

/** A code that an acknowledgment carries, in words, and where the standard lists it. */
export interface ExplainedCode extends StandardCode {
  readonly words?: string;
  readonly source: string;
}

interface TableText {
  /** The code file that says its codes in words, below the mappings. */
  readonly words?: string;
  readonly source: string;
}

const SEGMENT = 'x12/codes/segment-error.yaml';
const ELEMENT = 'x12/codes/element-error.yaml';
const TRANSACTION = 'x12/codes/transaction-error.yaml';
const OF_999 = 'X12 999, 005010X231A1';

const TABLES: Readonly<Record<CodeTable, TableText>> = {
  TA104: { source: 'X12.5, interchange acknowledgment code (data element I17)' },
  TA105: {
    words: 'x12/00401/codes/interchange-error.yaml',
    source: 'X12.5, interchange note code (data element I18)',
  },
  AK304: { words: SEGMENT, source: 'X12.6, segment syntax error code (data element 720)' },
  AK403: { words: ELEMENT, source: 'X12.6, data element syntax error code (data element 723)' },
  AK501: { source: 'X12.6, transaction set acknowledgment code (data element 717)' },
  AK502: { words: TRANSACTION, source: 'X12.6, transaction set syntax error code (data element 718)' },
  AK901: { source: 'X12 997, functional group acknowledge code (data element 715)' },
  AK905: {
    words: 'x12/codes/group-error.yaml',
    source: 'X12.6, functional group syntax error code (data element 716)',
  },
  IK304: { words: SEGMENT, source: `${OF_999}, implementation segment syntax error code` },
  IK403: { words: ELEMENT, source: `${OF_999}, implementation data element syntax error code` },
  IK501: { source: `${OF_999}, transaction set acknowledgment code` },
  IK502: { words: TRANSACTION, source: `${OF_999}, implementation transaction set syntax error code` },
  '0085': { words: 'edifact/codes/syntax-error.yaml', source: 'UN/EDIFACT service code list 0085; ISO 9735' },
};

/** The tables of codes, by their names. */
export const CODE_TABLES = Object.keys(TABLES) as readonly CodeTable[];

/** Says standard codes in words: those of the code files that read acknowledgments. */
export class StandardCodes {
  private readonly words = new Map<string, ReadonlyMap<string, string>>();

  constructor(private readonly mappings: string) {}

  explain(code: StandardCode): ExplainedCode {
    const { words: file, source } = TABLES[code.table];
    const words = file === undefined ? undefined : this.wordsOf(file).get(code.code);
    return { ...code, ...(words === undefined ? {} : { words }), source };
  }

  /** The codes of a table that are known in words. */
  codesOf(table: CodeTable): readonly string[] {
    const { words } = TABLES[table];
    return words === undefined ? [] : [...this.wordsOf(words).keys()];
  }

  /** Where the standard lists the codes of a table. */
  sourceOf(table: CodeTable): string {
    return TABLES[table].source;
  }

  private wordsOf(name: string): ReadonlyMap<string, string> {
    const known = this.words.get(name) ?? readCodes(join(this.mappings, name));
    this.words.set(name, known);
    return known;
  }
}

function readCodes(file: string): ReadonlyMap<string, string> {
  if (!existsSync(file)) return new Map();
  const source = readSource(file);
  const codes = source.kind === 'map' ? source.entries.get('codes')?.value : undefined;
  if (codes?.kind !== 'map') return new Map();
  return new Map([...codes.entries].map(([code, { value }]) => [code, value.kind === 'text' ? value.text : '']));
}
