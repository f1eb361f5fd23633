import type { CodeTable } from './code-table.js';

/** The table read from meaning to code; of several codes with one meaning the first is written. */
export function backwards(table: CodeTable): CodeTable {
  const codes = new Map<string, string>();
  for (const [code, meaning] of table.codes) if (!codes.has(meaning)) codes.set(meaning, code);
  return { ...table, codes };
}
