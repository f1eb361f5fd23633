import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Diagnostic } from '@app/definitions';
import { collectDiagnostics, DefinitionError, loadDefinition } from '@app/definitions';
import Type from 'typebox';
import { readCsv } from './csv.js';

/** A table as YAML: keys and values, both text in quotes. */
const TableDefinition = Type.Object(
  { title: Type.Optional(Type.String()), entries: Type.Record(Type.String(), Type.String()) },
  { additionalProperties: false },
);

type Table = ReadonlyMap<string, string>;

/**
 * What maps look up in the data of a partner: `partners/<partner>/tables/<name>.yaml` with `entries:`, or `<name>.csv`
 * of two columns under a line of headings. GLN to account, the buyer's item number to ours.
 */
export class PartnerTables {
  private constructor(private readonly tables: ReadonlyMap<string, Table>) {}

  /** Reads all tables of all partners. Throws a DefinitionError with the diagnostics of all files. */
  static load(partnersDir: string): PartnerTables {
    const files = existsSync(partnersDir)
      ? readdirSync(partnersDir).flatMap((partner) => tablesOf(partnersDir, partner))
      : [];
    const tables = collectDiagnostics(
      files.map(
        ({ key, file }) =>
          () =>
            [key, readTable(file)] as const,
      ),
    );
    return new PartnerTables(new Map(tables));
  }

  /** The value of a key in a partner's table; undefined where the table or the key is not there. */
  find(partner: string, table: string, key: string): string | undefined {
    return this.tables.get(`${partner}/${table}`)?.get(key);
  }
}

function tablesOf(partnersDir: string, partner: string): { key: string; file: string }[] {
  const folder = join(partnersDir, partner, 'tables');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => /\.(yaml|csv)$/.test(file))
    .map((file) => ({ key: `${partner}/${basename(file).replace(/\.\w+$/, '')}`, file: join(folder, file) }));
}

function readTable(file: string): Table {
  if (file.endsWith('.yaml')) return new Map(Object.entries(loadDefinition(file, TableDefinition).value.entries));
  const diagnostics: Diagnostic[] = [];
  const table = new Map<string, string>();
  for (const { line, cells } of readCsv(readFileSync(file, 'utf8')).slice(1)) {
    const [key = '', value, ...more] = cells;
    const at = { file, line, column: 1 };
    if (value === undefined || more.length > 0) {
      diagnostics.push({
        ...at,
        message: `This line has ${cells.length} columns.`,
        remedy: 'Write a key and a value.',
      });
    } else if (table.has(key)) {
      diagnostics.push({ ...at, message: `The key "${key}" stands here twice.`, remedy: 'Take one of the two out.' });
    } else table.set(key, value);
  }
  if (diagnostics.length > 0) throw new DefinitionError(diagnostics);
  return table;
}
