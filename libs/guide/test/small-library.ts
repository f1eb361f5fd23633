import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Guide } from '@app/guide';
import { GuideLibrary } from '@app/guide';

/** A dictionary of a few segments, to put a guide beside. */
export const SMALL_DICTIONARY = `standard: x12
version: "004010"
segments:
  BEG: { name: Start, elements: [353 M, 324 M, 373 O] }
  REF: { name: Reference, elements: [128 M, 127 X, 352 X], notes: [R0203] }
  N1: { name: Party, elements: [98 M, 93 X, 66 X, 67 X], notes: [R0203, P0304] }
  N3: { name: Street, elements: [166 M, 166 O] }
  N4: { name: Place, elements: [19 O, 156 O, 26 O] }
  PO1: { name: Line, elements: [350 O, 330 X, 355 O, 212 X, 639 O], notes: [C0302] }
  PID: { name: Description, elements: [349 M, 352 X] }
  AMT: { name: Amount, elements: [522 M, 782 M] }
  LS: { name: Loop start, elements: [447 M] }
  LE: { name: Loop end, elements: [447 M] }
  HL: { name: Level, elements: [628 M, 734 O, 735 M, 736 O] }
  K3: { name: Repeats, elements: [449 O *3] }
  CTT: { name: Totals, elements: [354 M] }
elements:
  "19": AN 2..30 City
  "26": a..3 Country
  "66": ID 1..2 Kind of identification
  "67": AN 2..80 Identification
  "93": AN 1..60 Name
  "98": ID 2..3 Role
  "127": AN 1..30 Reference
  "128": ID 2..3 Kind of reference
  "156": ID 2 State
  "166": AN 1..55 Street
  "212": R 1..17 Price
  "324": AN 1..22 Order number
  "330": R 1..15 Quantity
  "349": ID 1 Kind of description
  "350": AN 1..20 Line number
  "352": AN 1..80 Description
  "353": ID 2 Purpose
  "354": N0 1..6 Lines
  "355": ID 2 Unit
  "373": DT 8 Date
  "447": AN 1..4 Loop
  "449": AN 1..80 Fixed format
  "522": ID 1..3 Kind of amount
  "628": AN 1..12 Level number
  "639": ID 2 Basis
  "734": AN 1..12 Parent
  "735": ID 1..2 Level
  "736": ID 1 Children
  "782": R 1..18 Amount
codes:
  "353": 00 01 05
  "736": 0 1
`;

/** Writes files under a folder of their own and gives the folder. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'guides-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** The guide of message 850 over the small dictionary. */
export function smallGuide(guide: string): Guide {
  const folder = folderOf({
    'x12/004010/dictionary.yaml': SMALL_DICTIONARY,
    'x12/004010/850/guide.yaml': `message: "850"\n${guide}`,
  });
  const found = GuideLibrary.load(folder).get('x12/004010/850');
  if (found === undefined) throw new Error('the small guide was not loaded');
  return found;
}
