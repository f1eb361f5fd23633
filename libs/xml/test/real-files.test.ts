import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { listen } from './listening.js';

const DATA = '../shared/data/xml';
const files = existsSync(DATA)
  ? readdirSync(DATA, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.xml'))
  : [];
const VERSIONS = ['ISO-20022', 'cXML-1.2', 'UBL-2.1', 'IDoc'];
/** Of no family that is read, with the name that they have instead. */
const OTHERS: Readonly<Record<string, string>> = {
  'sbdh/phax__phase4/PayloadXML.xml': 'http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader',
};

if (files.length === 0) process.stdout.write(`skipped: real XML files, for ${DATA} is not there\n`);

(files.length === 0 ? describe.skip : describe)('real XML files', () => {
  it.each(files.sort())('%s is read whole, and its family known', (file) => {
    const { failures, interchange, elements } = listen([readFileSync(join(DATA, file))]);
    expect(failures).toEqual([]);
    expect(elements.length).toBeGreaterThan(2);
    expect([...VERSIONS, OTHERS[file]]).toContain(interchange?.version);
  });
});
