import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { CanonicalDocument } from '@app/canonical';
import type { Failure } from '@app/interchange';
import type { OutboundResult } from '../outbound/outbound.js';
import type { GoldenCase } from './golden.case.js';
import { readJson } from './golden.case.js';
import type { GoldenDifference } from './golden.difference.js';
import { textDifferences, valueDifferences } from './golden.difference.js';

/** What a golden example says of what keeps a document from being sent, or of a warning. */
export type OutboundGoldenFailure = Pick<Failure, 'code' | 'severity' | 'location' | 'value'>;

/** What is written of a document, or should be. */
export interface OutboundGoldenResult {
  /** A segment a line; absent where the document cannot be sent. */
  readonly text?: string;
  /** Whether that is XML, in `output.xml`; else it is in `output.edi`, a byte a character. */
  readonly isXml: boolean;
  readonly failures: readonly OutboundGoldenFailure[];
}

/**
 * All golden examples of outbound maps under a folder, by name: a folder `golden-out/<case>` with a document in
 * `input.json` and what is written of it, `output.edi` or `output.xml`; where something is wrong `failures.json`, and what
 * an agreement says under `options:` in `options.json`.
 */
export function outboundCases(root: string): GoldenCase[] {
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(sep).join('/'))
    .filter((file) => /\/golden-out\/[^/]+\/input\.json$/.test(`/${file}`))
    .map((file) => file.slice(0, -'/input.json'.length))
    .sort()
    .map((name) => ({ name, folder: join(root, name) }));
}

/** Whether an example is one of an outbound map. */
export function isOutbound({ name }: GoldenCase): boolean {
  return /(^|\/)golden-out\/[^/]+$/.test(name);
}

export function outboundInput({ folder }: Pick<GoldenCase, 'folder'>): CanonicalDocument {
  return readJson(join(folder, 'input.json')) as CanonicalDocument;
}

/** What the files of a case expect. */
export function expectedOutbound({ folder }: Pick<GoldenCase, 'folder'>): OutboundGoldenResult {
  const isXml = existsSync(join(folder, 'output.xml'));
  const output = outputFile(folder, isXml);
  const failures = (readJson(join(folder, 'failures.json')) ?? []) as OutboundGoldenFailure[];
  return { ...(existsSync(output) && { text: asLines(readFileSync(output), isXml) }), isXml, failures };
}

/** The same of what was written. */
export function outboundResult({ bytes, standard, failures }: OutboundResult): OutboundGoldenResult {
  const isXml = standard === 'xml' && bytes !== undefined;
  return { ...(bytes && { text: asLines(bytes, isXml) }), isXml, failures: failures.map(withoutWords) };
}

/** Every line and every smallest value in which two results differ. */
export function outboundDifferences(expected: OutboundGoldenResult, actual: OutboundGoldenResult): GoldenDifference[] {
  const name = (expected.text === undefined ? actual : expected).isXml ? 'output.xml' : 'output.edi';
  return [
    ...valueDifferences('failures.json ', expected.failures, actual.failures),
    ...textDifferences(`${name} line `, linesOf(expected), linesOf(actual)),
  ];
}

/** Writes what was written of a document as what should be; for a person to read before it is committed. */
export function writeOutboundExpected({ folder }: Pick<GoldenCase, 'folder'>, result: OutboundGoldenResult): void {
  const { text, isXml, failures } = result;
  for (const xml of [true, false]) rmSync(outputFile(folder, xml), { force: true });
  rmSync(join(folder, 'failures.json'), { force: true });
  if (text !== undefined) writeFileSync(outputFile(folder, isXml), text, encodingOf(isXml));
  if (failures.length > 0) writeFileSync(join(folder, 'failures.json'), `${JSON.stringify(failures, null, 2)}\n`);
}

function outputFile(folder: string, isXml: boolean): string {
  return join(folder, isXml ? 'output.xml' : 'output.edi');
}

function encodingOf(isXml: boolean): 'utf8' | 'latin1' {
  return isXml ? 'utf8' : 'latin1';
}

/** A segment a line, however they were written. */
function asLines(bytes: Buffer, isXml: boolean): string {
  const text = bytes.toString(encodingOf(isXml));
  return isXml ? text : text.replace(/(?<!\?)(['~])(?=[A-Z])/g, '$1\n');
}

function linesOf({ text }: OutboundGoldenResult): string[] {
  return text?.split('\n') ?? [];
}

function withoutWords({ code, severity, location, value }: Failure): OutboundGoldenFailure {
  return { code, severity, ...(location && { location }), ...(value !== undefined && { value }) };
}
