import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DefinitionError } from '@app/definitions';
import { Partners } from '@app/partners';

export const COMPANY = `
name: Harbor Goods Inc.
identities:
  x12: [{ qualifier: ZZ, id: HARBORGOODS }]
`;

/** Loads partner files given as text, from a folder that is gone afterwards. */
export function partnersFrom(partners: Readonly<Record<string, string>>, company = COMPANY): Partners {
  const folder = mkdtempSync(join(tmpdir(), 'partners-'));
  try {
    writeFileSync(join(folder, 'company.yaml'), company);
    for (const [id, text] of Object.entries(partners)) {
      mkdirSync(join(folder, id));
      writeFileSync(join(folder, id, 'partner.yaml'), text);
    }
    return Partners.load(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What is wrong with the files: `acme/partner.yaml:3:5 message remedy`, one per diagnostic. */
export function mistakesOf(partners: Readonly<Record<string, string>>, company = COMPANY): string[] {
  try {
    partnersFrom(partners, company);
    return [];
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    return error.diagnostics.map(({ file, line, column, message, remedy }) => {
      const name = file
        .split('/')
        .slice(file.endsWith('company.yaml') ? -1 : -2)
        .join('/');
      return `${name}:${line}:${column} ${message} ${remedy}`;
    });
  }
}
