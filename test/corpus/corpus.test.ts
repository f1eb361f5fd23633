import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEdifactReader } from '@app/edifact';
import { createX12Reader } from '@app/x12';
import { chunked, EventLog, fingerprint } from './event-log.js';
import type { ReaderFactory } from './event-log.js';
import { splitWhole } from './whole-file-splitting.js';

const DATA = join('..', 'shared', 'data');
const MANIFEST = join(DATA, 'MANIFEST.tsv');
/** Up to this size every split point is tried, beyond it every seventh. */
const SMALL = 1024;

interface CorpusFile {
  readonly path: string;
  readonly validity: string;
  /** The codes that the manifest derives: `TA105=022 or unreadable`, `0085=29,0085=28`. */
  readonly derived: readonly string[];
  readonly bytes: Buffer;
  readonly create: ReaderFactory;
}

/**
 * Where we are sure that another code is right than the one the manifest derives.
 *
 * - 855/2.edi: the manifest reads ISA13 as empty and so finds a mismatch, for a line break splits ISA10; counted by its
 *   separators ISA13 is there and equals IEA02. Its ISA is not of fixed length, which is said (022).
 * - A file without UNB gets no CONTRL, so no 0085 code: it is unreadable as a transmission.
 */
const OTHER_CODES: Readonly<Record<string, readonly string[]>> = {
  'x12/855/irobayna__stupidedi/2.edi': ['TA105=022'],
  'edifact/ORDERS/Apfelfrisch__Edifact/edifact.txt': [],
  'edifact/ORDERS/hupe1980__edifact-rs/d11a_malformed.edi': [],
};

function corpus(): CorpusFile[] {
  const rows = readFileSync(MANIFEST, 'utf8').split('\n').slice(1);
  const files: CorpusFile[] = [];
  for (const row of rows) {
    const cells = row.split('\t').map((cell) => cell.replace(/^"|"$/g, ''));
    const [path = '', validity = '', codes = ''] = [cells[0], cells[5], cells[7]];
    if (!/^(x12|edifact)\//.test(path) || path.endsWith('.json')) continue;
    const derived = codes.split(',').filter((code) => code !== '');
    const create = path.startsWith('x12/') ? createX12Reader : createEdifactReader;
    files.push({ path, validity, derived, bytes: readFileSync(join(DATA, path)), create });
  }
  return files;
}

/** The codes that must be among the failures: what names a code of a table, without what follows it. */
function expectedCodes({ path, derived }: CorpusFile): readonly string[] {
  const named = derived.flatMap((code) => /^(TA105|AK502|AK905|0085)=\d+/.exec(code)?.[0] ?? []);
  return OTHER_CODES[path] ?? named;
}

if (!existsSync(MANIFEST)) {
  process.stdout.write(`The corpus tests are skipped: there is no ${MANIFEST}.\n`);
  describe.skip('the corpus', () => {
    it('is not here', () => expect(existsSync(MANIFEST)).toBe(true));
  });
} else {
  const files = corpus();
  const named = files.map((file) => [file.path, file] as const);
  const logs = new Map(files.map((file) => [file.path, EventLog.of(file.create, [file.bytes])]));
  const logOf = ({ path }: CorpusFile) => logs.get(path)!;

  describe('the corpus', () => {
    it('is there', () => {
      expect(files.length).toBeGreaterThan(150);
    });

    it.each(named.filter(([, { validity }]) => validity === 'valid'))('%s is read whole', (_, file) => {
      const log = logOf(file);
      expect(log.errors).toEqual([]);
      expect(log.segments.map(({ id, elements }) => [id, ...elements])).toEqual(splitWhole(file.bytes));
    });

    it.each(named.filter(([, { derived }]) => derived.length > 0))('%s is answered with its failure', (_, file) => {
      const { errors } = logOf(file);
      const codes = errors.flatMap(({ standardCodes = [] }) =>
        standardCodes.map(({ table, code }) => `${table}=${code}`),
      );
      expect(errors.length).toBeGreaterThan(0);
      expect(expectedCodes(file).filter((code) => !codes.includes(code))).toEqual([]);
    });

    it.each(named)('%s is read alike in single bytes and at every split point', (_, file) => {
      const { events } = logOf(file);
      expect(EventLog.of(file.create, chunked(file.bytes, 1)).events).toEqual(events);
      const whole = fingerprint(file.create, [file.bytes]);
      const step = file.bytes.length < SMALL ? 1 : 7;
      for (let at = 1; at < file.bytes.length; at += step) {
        const halves = fingerprint(file.create, [file.bytes.subarray(0, at), file.bytes.subarray(at)]);
        if (halves !== whole) expect({ at, halves }).toEqual({ at, halves: whole });
      }
    });

    it.each(named)('%s has every byte of its segments where they say', (_, file) => {
      const lost = logOf(file).segments.filter(({ id, byteOffset }) => {
        const text = file.bytes.toString('latin1', byteOffset, byteOffset + 2 * id.length + 2);
        return !text.replace(/[\r\n]/g, '').startsWith(id);
      });
      expect(lost).toEqual([]);
    });
  });
}
