import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DefinitionError } from '@app/definitions';
import type { MatchedTransaction } from '@app/guide';
import { GuideLibrary } from '@app/guide';
import { parse } from '@app/pipeline';
import type { CompiledMap, MapLookups, MapResult } from '../src/index.js';
import { MapLibrary } from '../src/index.js';

/** The guides that we ship. */
export const guides = GuideLibrary.load(join(process.cwd(), 'mappings'));

/** Loads maps, parts and code files given by their name under a mappings folder. */
export function loadMaps(files: Readonly<Record<string, string>>): MapLibrary {
  const folder = mkdtempSync(join(tmpdir(), 'maps-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return MapLibrary.load(folder, guides);
  } catch (error) {
    if (error instanceof DefinitionError) {
      const short = (file: string): string => file.slice(folder.length + 1);
      throw new DefinitionError(error.diagnostics.map((each) => ({ ...each, file: short(each.file) })));
    }
    throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const BASE = ['orderNumber: BEG.03', 'purpose: { value: original }'];

/** A map of the 850 with the least of fields, and the given ones. */
export function orderMap(...fields: readonly string[]): string {
  return ['from: x12/004010/850', 'to: Order', 'fields:', ...[...BASE, ...fields].map((each) => `  ${each}`), ''].join(
    '\n',
  );
}

/** What loading a file says, one line a diagnostic; "" when it is sound. */
export function diagnosticsOf(files: Readonly<Record<string, string>>): string[] {
  try {
    loadMaps(files);
    return [];
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    return error.message.split('\n');
  }
}

/** The transaction of given segments, placed by its guide. */
export async function match(guideRef: string, segments: readonly string[]): Promise<MatchedTransaction> {
  const text = guideRef.startsWith('x12/') ? x12(guideRef, segments) : edifact(guideRef, segments);
  const guide = guides.get(guideRef);
  if (guide === undefined) throw new Error(`There is no guide ${guideRef}.`);
  for await (const event of parse([Buffer.from(text, 'latin1')], {})) {
    if (event.kind === 'transaction') return guide.match(event.transaction);
  }
  throw new Error('There is no transaction in the text.');
}

/** The document of given elements, in the namespaces of UBL, matched by its guide. */
export async function matchXml(family: string, message: string, elements: string): Promise<MatchedTransaction> {
  const ubl = 'urn:oasis:names:specification:ubl:schema:xsd';
  const text =
    `<${message} xmlns="${ubl}:${message}-2" xmlns:cac="${ubl}:CommonAggregateComponents-2" ` +
    `xmlns:cbc="${ubl}:CommonBasicComponents-2">${elements}</${message}>`;
  const guide = guides.get(`xml/${family}/${message}`);
  if (guide === undefined) throw new Error(`There is no guide ${family}/${message}.`);
  for await (const event of parse([Buffer.from(text)], {})) {
    if (event.kind === 'transaction') return guide.match(event.transaction);
  }
  throw new Error('There is no document in the text.');
}

/** What fields make of an 850. */
export async function evaluateOrder(
  fields: readonly string[],
  segments: readonly string[],
  options: { files?: Readonly<Record<string, string>>; lookups?: MapLookups } = {},
): Promise<MapResult> {
  const maps = loadMaps({ 'x12/004010/850/order.map.yaml': orderMap(...fields), ...options.files });
  return mapOf(maps, 'x12/004010/850').evaluate(
    await match('x12/004010/850', ['BEG*00*SA*1**20260301', ...segments]),
    options.lookups,
  );
}

export function mapOf(maps: MapLibrary, guide: string): CompiledMap {
  const map = maps.for(guide);
  if (map === undefined) throw new Error(`There is no map for ${guide}.`);
  return map;
}

function x12(guideRef: string, segments: readonly string[]): string {
  const type = guideRef.slice(-3);
  return [
    'ISA*00*          *00*          *ZZ*ACMERETAIL     *ZZ*HARBORGOODS    *260301*0930*U*00401*000000001*0*P*>',
    'GS*PO*ACMERETAIL*HARBORGOODS*20260301*0930*1*X*004010',
    `ST*${type}*0001`,
    ...segments,
    `SE*${segments.length + 2}*0001`,
    'GE*1*1',
    'IEA*1*000000001',
    '',
  ].join('~');
}

function edifact(guideRef: string, segments: readonly string[]): string {
  const type = guideRef.split('/').at(-1) ?? '';
  return [
    "UNA:+,? 'UNB+UNOC:3+4001234000008:14+5412345000013:14+260301:0930+1",
    `UNH+1+${type}:D:96A:UN`,
    ...segments,
    `UNT+${segments.length + 2}+1`,
    'UNZ+1+1',
    '',
  ].join("'");
}
