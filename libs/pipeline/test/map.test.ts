import { describe, expect, it } from '@jest/globals';
import { MapLibrary } from '@app/mapping';
import type { MapOptions, PipelineStep } from '@app/pipeline';
import { mapTransactions, runPipeline, standalone } from '@app/pipeline';
import { AT, guides } from './harness.js';
import { brokenOrder, edifact, order, transaction, x12 } from './interchanges.js';

const maps = MapLibrary.load('libs/pipeline/test/mappings', guides);
const { ports, options } = standalone({ guides, maps, at: AT });

const numbered = (control: string): string =>
  transaction(control, [`BEG*00*SA*PO-${control}**20261122`, 'PO1*1*5*EA*9.25']);

async function mapped(text: string, given: MapOptions): Promise<string[]> {
  const lines: string[] = [];
  for await (const { interchange, header, range, documents, failures } of mapTransactions(
    [Buffer.from(text)],
    ports,
    given,
  )) {
    const numbers = documents.map((document) => ('orderNumber' in document ? document.orderNumber : ''));
    const at = `${interchange.ordinal}/${header.ordinal} at ${range.byteOffset}+${range.byteLength}`;
    lines.push([at, ...numbers, ...failures.map(({ code }) => code)].join(' '));
  }
  return lines;
}

describe('mapTransactions', () => {
  const groups = [{ transactions: ['0001', '0002', '0003'].map(numbered) }, { control: '18' }];
  const text = x12({ groups });

  it('maps what was accepted, in file order', async () => {
    expect(await mapped(text, { accepted: (transactionOrdinal) => transactionOrdinal !== 2 })).toEqual([
      '1/1 at 161+66 PO-0001',
      '1/3 at 293+66 PO-0003',
      `1/4 at ${text.indexOf('ST*', 400)}+66 PO-4711`,
    ]);
  });

  it('resumes at a checkpoint', async () => {
    expect((await mapped(text, { from: 3, accepted: () => true })).map((line) => line.slice(0, 3))).toEqual([
      '1/3',
      '1/4',
    ]);
  });

  it('reads one interchange of a transmission', async () => {
    const given = { baseOffset: 5000, firstOrdinal: 2, accepted: () => true };
    expect((await mapped(text, given))[0]).toBe('2/1 at 5161+66 PO-0001');
  });

  it('fails what no map reads', async () => {
    expect(await mapped(edifact(), { accepted: () => true })).toEqual(['1/1 at 61+79 CD-4001']);
    const unknown = x12({ groups: [{ transactions: [transaction('0001', ['B2A*00'], '204')] }] });
    expect(await mapped(unknown, { accepted: () => true })).toEqual(['1/1 at 161+29 CD-4001']);
  });
});

describe('runPipeline', () => {
  it('goes through all stages in one pass', async () => {
    const groups = [{ transactions: [order('0001'), brokenOrder('0002')] }];
    const steps: PipelineStep[] = [];
    for await (const step of runPipeline([Buffer.from(x12({ groups }))], ports, options)) steps.push(step);
    expect(steps.map(({ kind }) => kind)).toEqual([
      'interchange',
      'transaction',
      'mapped',
      'transaction',
      'interchange-end',
      'acknowledgment',
    ]);
    expect(steps.find((step) => step.kind === 'mapped')?.mapped.documents).toEqual([
      expect.objectContaining({ documentType: 'Order', orderNumber: 'PO-4711' }),
    ]);
  });
});
