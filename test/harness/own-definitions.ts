import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SHARED = [
  'x12/parts',
  'x12/codes',
  'codes',
  'x12/004010/parts',
  'x12/004010/codes',
  'x12/004010/dictionary.yaml',
];

/** Settings of a process that reads its definitions from folders of its own. */
export interface OwnDefinitions extends Record<string, string> {
  readonly CROSSDOCK_MAPPINGS: string;
  readonly CROSSDOCK_PARTNERS: string;
}

/**
 * Copies these messages of X12 004010 with all that they use, and the company, below a folder. A process that reads no more
 * than that starts in a quarter of the time, and a test may change what it reads.
 */
export function ownDefinitions(folder: string, messages: readonly string[]): OwnDefinitions {
  const [mappings, partners] = [join(folder, 'mappings'), join(folder, 'partners')];
  for (const part of [...SHARED, ...messages.map((message) => `x12/004010/${message}`)])
    cpSync(join('mappings', part), join(mappings, part), { recursive: true });
  mkdirSync(partners);
  cpSync('partners/company.yaml', join(partners, 'company.yaml'));
  return { CROSSDOCK_MAPPINGS: mappings, CROSSDOCK_PARTNERS: partners };
}

/** The same with acme, whose agreements are those about the messages. */
export function acmeDefinitions(folder: string, messages: readonly string[]): OwnDefinitions {
  const own = ownDefinitions(folder, messages);
  const lines = readFileSync('partners/acme/partner.yaml', 'utf8').split('\n');
  const kept = lines.filter((line) => {
    const message = /- \{ message: '(\d+)'/.exec(line)?.[1];
    return message === undefined || messages.includes(message);
  });
  mkdirSync(join(own.CROSSDOCK_PARTNERS, 'acme'));
  writeFileSync(join(own.CROSSDOCK_PARTNERS, 'acme/partner.yaml'), kept.join('\n'));
  return own;
}
