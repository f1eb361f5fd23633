import { describe, expect, it } from '@jest/globals';
import { load, outboundMap } from './outbound.harness.js';

/** What is said of a map to a guide that writes these segments. */
function said(to: string, from: string, segments: readonly string[]): string[] {
  const maps = load({ [`${to}/a.outbound.yaml`]: outboundMap(to, from, ...segments) });
  return maps.remarks().map(({ severity, line, message }) => `${severity} ${line} ${message}`);
}

const asks = (guide: string, path: string) =>
  `error 3 ${guide} asks for ${path} in every message, and nothing here writes it.`;

describe('what a guide asks for in every message, and a map never writes', () => {
  const [invoice, advice, invoic] = ['x12/004010/810', 'x12/004010/856', 'edifact/D.96A/INVOIC'];
  it.each([
    ['a segment', invoice, 'Invoice', ['- BIG: { 01: issueDate, 02: invoiceNumber }'], ['TDS']],
    [
      'none, where one is written under a condition',
      invoice,
      'Invoice',
      ['- BIG: { 01: issueDate, 02: invoiceNumber }', '- TDS: { 01: totals.due }', '  when: totals.due'],
      [],
    ],
    ['the hierarchical levels', advice, 'DespatchAdvice', ['- CTT: { 01: { count: items } }'], ['BSN', 'HL']],
    [
      'a segment of a loop that the map opens',
      advice,
      'DespatchAdvice',
      [
        '- BSN: { 01: purpose, 02: despatchNumber, 03: issueDateTime, 04: issueDateTime }',
        '- hl: S',
        '  segments: [LM: { 01: { value: VI } }]',
      ],
      ['HL/LM/LQ'],
    ],
    [
      'a segment of a group that every message has; not of one that none needs',
      invoic,
      'Invoice',
      [
        '- BGM: { 02: invoiceNumber }',
        "- DTM: { 01.1: { value: '137' }, 01.2: issueDate }",
        '- UNS: { 01: { value: S } }',
      ],
      ['SG48/MOA'],
    ],
  ])('%s', (_, to, from, segments, expected) => {
    expect(said(to, from, segments)).toEqual(expected.map((path) => asks(to, path)));
  });
});
