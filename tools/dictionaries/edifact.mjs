/**
 * Writes dictionary.yaml and guide.yaml of the EDIFACT messages that we map, from the UN/EDIFACT directories in
 * ../shared/dict: `npm run dictionaries`. With `--check`, says which files are not what the directories give.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readCodes, readSchemaCodes } from './codes.mjs';
import { readCompounds, readElements } from './directory.mjs';
import { readMessage, segmentsOf } from './message.mjs';
import { renderDictionary, renderGuide } from './render.mjs';

const ROOT = join(import.meta.dirname, '..', '..');
const SOURCE = join(ROOT, '..', 'shared', 'dict');

const MESSAGES = {
  ORDERS: 'purchase order',
  ORDCHG: 'purchase order change request',
  ORDRSP: 'purchase order response',
  DESADV: 'despatch advice',
  REMADV: 'remittance advice',
  INVOIC: 'invoice',
  SLSRPT: 'sales data report',
};

/** The service segment inside of messages (ISO 9735), which no directory describes. */
const UNS = { name: 'Section control', places: [{ number: '0081', usage: 'M', times: 1 }] };
const SECTION = { name: 'Section identification', representation: 'a1' };

/** What our checks add to the directories' facts. */
const DATES = { C507: '02 by 03' };
/** Numbers of telephones, mailboxes and accounts. */
const CONFIDENTIAL = ['3148', '3194'];
/**
 * Codes that EANCOM, the subset of GS1, puts into closed lists (https://ref.gs1.org/standards/eancom, part III):
 * further numbers of a party, markings, units per packaging level, periods with minutes, brand and article names, what a number identifies.
 */
const EANCOM = {
  1153: ['YC1'],
  2005: ['21E'],
  2379: ['20E'],
  4233: ['31E', '32E', '33E', '34E', '35E', '36E'],
  6063: ['17E', '45E'],
  7081: ['ANM', 'AVI', 'BPD', 'BRN'],
  7405: ['CPE', 'CQE', 'EU'],
};

/** All files as they should be: path under mappings/edifact -> text. */
async function generate() {
  const files = new Map();
  for (const directory of ['96A', '01B']) {
    const version = `D.${directory}`;
    const source = `UN/EDIFACT directory ${version}, UNECE`;
    const messages = Object.keys(MESSAGES).map((message) => {
      return [message, readMessage(read('un-edifact', directory, 'EDMD', `${message}_${version}`))];
    });
    const dictionary = facts(directory, new Set(messages.flatMap(([, nodes]) => segmentsOf(nodes))));
    files.set(`${version}/dictionary.yaml`, await renderDictionary({ version, source, ...dictionary }));
    for (const [message, nodes] of messages) {
      const comment = [
        `The ${MESSAGES[message]} of UN/EDIFACT ${version}, published by UNECE; segment groups by their number in the directory.`,
      ];
      files.set(`${version}/${message}/guide.yaml`, await renderGuide({ comment, message, source, nodes }));
    }
  }
  return files;
}

/** The facts of one directory that the given segments need. */
function facts(directory, tags) {
  const edsd = readCompounds(read('un-edifact', directory, `EDSD.${directory}`));
  const edcd = readCompounds(read('un-edifact', directory, `EDCD.${directory}`));
  const eded = readElements(read('un-edifact', directory, `EDED.${directory}`));
  const segments = used(tags, edsd.set('UNS', UNS));
  const numbers = new Set([...segments.values()].flatMap(({ places }) => places.map(({ number }) => number)));
  const composites = used(
    [...numbers].filter((number) => edcd.has(number)),
    edcd,
  );
  const inner = [...composites.values()].flatMap(({ places }) => places.map(({ number }) => number));
  const elements = used(
    [...numbers, ...inner].filter((number) => !edcd.has(number)),
    eded.set('0081', SECTION),
  );
  const { codes, credit } = codesOf(directory);
  return {
    comment: [
      `Facts of the UN/EDIFACT directory D.${directory} (EDSD, EDCD, EDED and its code lists), published by UNECE, https://unece.org/trade/uncefact;`,
      'only the segments of the messages beside this file. Not the directory itself: see the original for its texts.',
      ...credit,
    ],
    segments: written(segments),
    composites: written(composites),
    elements: [...elements].map(([number, { name, representation }]) => [number, `${representation} ${name}`]),
    codes: closed(codes, elements, composites),
    confidential: CONFIDENTIAL,
  };
}

function used(names, all) {
  return new Map(
    [...new Set(names)].sort().map((name) => {
      if (!all.has(name)) throw new Error(`The directory does not describe ${name}.`);
      return [name, all.get(name)];
    }),
  );
}

/** `C212 M x5` */
function written(compounds) {
  return [...compounds].map(([name, compound]) => {
    const places = compound.places.map(
      ({ number, usage, times }) => `${number} ${usage}${times > 1 ? ` x${times}` : ''}`,
    );
    return [name, { name: compound.name, places, date: DATES[name] }];
  });
}

/** The directory's own code list, or where we have only its XML schemas, what these enumerate; and whose it is. */
function codesOf(directory) {
  if (existsSync(join(SOURCE, 'un-edifact', directory, `UNCL.${directory}`))) {
    return { credit: [], codes: readCodes(read('un-edifact', directory, `UNCL.${directory}`)) };
  }
  const schemas = join('edifact-xsd', `D${directory}`);
  const files = readdirSync(join(SOURCE, schemas)).filter((file) =>
    Object.keys(MESSAGES).includes(file.slice(-10, -4)),
  );
  return {
    credit: ['The codes are those of the XML schemas of the messages, copyright Microsoft Corporation, MIT licence.'],
    codes: readSchemaCodes(files.map((file) => read(schemas, file).toString('utf8'))),
  };
}

function closed(codes, elements, composites) {
  const open = new Set(['1131', '3055']);
  for (const { places } of composites.values()) {
    if (places.some(({ number }) => number === '1131')) for (const { number } of places) open.add(number);
  }
  return [...codes.set('0081', ['D', 'S'])]
    .filter(([number]) => elements.has(number) && !open.has(number))
    .map(([number, list]) => [number, [...list, ...(EANCOM[number] ?? [])].sort(byValue).join(' ')])
    .sort();
}

function byValue(one, other) {
  const [a, b] = [one, other].map((code) => (/^\d+$/.test(code) ? code.padStart(9, '0') : code));
  return a < b ? -1 : 1;
}

function read(...path) {
  return readFileSync(join(SOURCE, ...path));
}

const files = await generate();
const stale = [...files].filter(([file, text]) => {
  const path = join(ROOT, 'mappings', 'edifact', file);
  return !existsSync(path) || readFileSync(path, 'utf8') !== text;
});
if (process.argv.includes('--check')) {
  for (const [file] of stale) console.error(`mappings/edifact/${file} is not what the directory gives.`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const [file, text] of stale) {
    const path = join(ROOT, 'mappings', 'edifact', file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    console.log(`mappings/edifact/${file}`);
  }
}
