import type { ExaminedTransaction } from '../results.js';
import { mapTransaction } from '../map/map.stage.js';
import type { MapPorts } from '../ports.js';
import { quoted } from './yaml.text.js';

/** Codes of a sample that a code file does not list. */
export interface UnknownCodes {
  /** `units`, in the partner's folder `codes/units.yaml`. */
  readonly name: string;
  /** What it extends: `x12/codes/units`. */
  readonly base: string;
  readonly codes: readonly string[];
}

/** A code that is refused, held, passed or left out. */
const UNMAPPED: ReadonlySet<string> = new Set(['CD-4121', 'CD-4122', 'CD-4123', 'CD-4124']);
const TABLE = /(\S*\bcodes\/([\w-]+))\.yaml/;

/** The codes of some transactions that the map meets and no code file lists, by code file. */
export function unknownCodes(transactions: readonly ExaminedTransaction[], ports: MapPorts): UnknownCodes[] {
  const found = new Map<string, { readonly name: string; readonly codes: Set<string> }>();
  for (const transaction of transactions.filter(({ matched }) => matched !== undefined)) {
    for (const { code, message, value } of mapTransaction(transaction, ports).failures) {
      const [, base = '', name = ''] = TABLE.exec(message) ?? [];
      if (!UNMAPPED.has(code) || name === '' || value === undefined) continue;
      const codes = found.get(base)?.codes ?? new Set();
      found.set(base, { name, codes: codes.add(value) });
    }
  }
  return [...found].map(([base, { name, codes }]) => ({ name, base, codes: [...codes] }));
}

/** The partner's code file: each code to be given its meaning and uncommented. */
export function codeFile({ base, codes }: UnknownCodes, schemas: string): string {
  return [
    `${schemas}/codes.schema.json`,
    `# Sent in the sample and not in ${base}: take "{}" and the first "#" away, and write what each means.`,
    `extends: ${base}`,
    'codes: {}',
    ...codes.map((code) => `  # ${quoted(code)}: meaning`),
    '',
  ].join('\n');
}
