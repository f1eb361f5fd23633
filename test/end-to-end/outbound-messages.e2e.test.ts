import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AnswerView, FailureView, OutboundDetail } from '@app/gateway';
import { eventually, startCrossdock } from './crossdock.js';
import type { Answer, Crossdock, List } from './crossdock.js';

/** Partners where fjordhandel takes invoices in UBL. */
const partners = mkdtempSync(join(tmpdir(), 'partners-'));
const START = Date.parse('2026-03-02T09:00:00Z');

let crossdock: Crossdock;
let now = START;
beforeAll(async () => {
  cpSync('partners', partners, { recursive: true });
  const file = join(partners, 'fjordhandel', 'partner.yaml');
  const text = readFileSync(file, 'utf8')
    .replace('identities:', "identities:\n  xml:\n    - { qualifier: '0088', id: '7080000000005' }")
    .replace('agreements:', 'agreements:\n  - { message: Invoice, version: UBL-2.1, direction: out }');
  writeFileSync(file, text);
  crossdock = await startCrossdock({
    environment: { CROSSDOCK_PARTNERS: partners },
    clock: { now: () => new Date(now) },
  });
}, 120_000);
afterAll(async () => {
  await crossdock.close();
  rmSync(partners, { recursive: true });
});

const golden = (path: string): object =>
  JSON.parse(readFileSync(join('mappings', path, 'input.json'), 'utf8')) as object;
const send = (document: object, partner: string): Promise<Answer<OutboundDetail>> =>
  crossdock.command(`/outbound?partner=${partner}`, document) as unknown as Promise<Answer<OutboundDetail>>;
const inState = (id: string, state: string): Promise<OutboundDetail> =>
  eventually(
    async () => (await crossdock.get<OutboundDetail>(`/outbound/${id}`)).body,
    (outbound) => outbound.state === state,
  );
const fileOf = (outbound: OutboundDetail): Promise<string> =>
  readFile(join(crossdock.home, 'outbox', outbound.file ?? ''), 'latin1');
const HASH = { hash: expect.stringMatching(/^[0-9a-f]{64}$/) };

let answered = 500;
/** A CONTRL of nordmarkt on an interchange of ours. */
function contrl(control: string, action: string, ...messages: string[]): Promise<unknown> {
  const reference = `C${++answered}`;
  const segments = [
    'UNH+1+CONTRL:D:3:UN',
    `UCI+${control}+5412345000013:14+4001234000008:14+${action}`,
    ...messages,
    `UNT+${messages.length + 3}+1`,
  ];
  const envelope = `UNB+UNOA:3+4001234000008:14+5412345000013:14+260302:1000+${reference}`;
  const file = `${[envelope, ...segments, `UNZ+1+${reference}`].join("'\n")}'\n`;
  return crossdock.post(file, { type: 'application/edifact' });
}

describe('an invoice for nordmarkt', () => {
  const invoice = golden('edifact/D.96A/INVOIC/golden-out/one-order');

  it('becomes an INVOIC, and is acknowledged by a CONTRL', async () => {
    const { status, body } = await send({ ...invoice, invoiceNumber: 'NM-OUT-1' }, 'nordmarkt');
    expect(status).toBe(201);
    expect(body).toMatchObject({
      standard: 'edifact',
      guide: { ref: 'edifact/D.96A/INVOIC', ...HASH },
      map: { ref: 'edifact/D.96A/INVOIC/invoice', ...HASH },
    });
    const sent = await inState(body.id, 'sent');
    expect(await fileOf(sent)).toContain('BGM+380+NM-OUT-1');
    await contrl(body.control, '7', `UCM+${body.transactionControl}+INVOIC:D:96A:UN+7`);
    expect(await inState(body.id, 'acknowledged')).toMatchObject({ state: 'acknowledged' });
  });

  it('is rejected where its CONTRL says so, with the error', async () => {
    const { body } = await send({ ...invoice, invoiceNumber: 'NM-OUT-2' }, 'nordmarkt');
    const place = ['UCS+3+12', 'UCD+12+2:1'];
    await contrl(body.control, '7', `UCM+${body.transactionControl}+INVOIC:D:96A:UN+4`, ...place);
    expect(await inState(body.id, 'rejected')).toMatchObject({ state: 'rejected' });
    const { body: answers } = await crossdock.get<List<AnswerView>>(`/outbound/${body.id}/acknowledgments`);
    expect(answers.items).toMatchObject([
      {
        kind: 'CONTRL',
        verdict: 'rejected',
        errors: expect.arrayContaining([expect.objectContaining({ code: '12' })]),
      },
    ]);
    const { body: failures } = await crossdock.get<List<FailureView>>(`/failures?interchange=${body.id}&code=CD-6022`);
    expect(failures.items).toMatchObject([{ partnerId: 'nordmarkt', documentNumber: 'NM-OUT-2' }]);
  });
});

describe('a despatch advice for acme', () => {
  it('becomes an 856; what it has no place for is listed', async () => {
    const advice = golden('x12/004010/856/golden-out/cartons-of-several-orders');
    const { status, body } = await send({ ...advice, despatchNumber: 'ASN-OUT-1' }, 'acme');
    expect(status).toBe(201);
    expect(body).toMatchObject({ message: '856', map: { ref: 'x12/004010/856/despatch-advice', ...HASH } });
    expect(await fileOf(await inState(body.id, 'sent'))).toMatch(/BSN\*\d\d\*ASN-OUT-1\*/);
    const { body: unused } = await crossdock.get<List<string>>(`/outbound/${body.id}/unused?limit=200`);
    expect(unused.items).toEqual(body.unused);
    expect(body.unusedCount).toBe(unused.items.length);
  });

  it('lists a note that an 856 has no place for', async () => {
    const advice = golden('x12/004010/856/golden-out/cartons-of-several-orders');
    const notes = [{ code: 'ZZZ', text: 'by the side gate' }];
    const { body } = await send({ ...advice, despatchNumber: 'ASN-OUT-2', notes }, 'acme');
    expect(body.unused).toEqual(expect.arrayContaining(['/notes/0/text']));
  });
});

describe('an invoice for who takes UBL', () => {
  it('becomes XML in the outbox folder, and nothing is awaited', async () => {
    const invoice = golden('xml/UBL-2.1/Invoice/golden-out/vat-and-discount');
    const { status, body } = await send({ ...invoice, invoiceNumber: 'FH-OUT-1' }, 'fjordhandel');
    expect(status).toBe(201);
    expect(body).toMatchObject({ standard: 'xml', guide: { ref: 'xml/UBL-2.1/Invoice' } });
    const sent = await inState(body.id, 'sent');
    expect(sent.file).toMatch(/^fjordhandel\/invoice-.*\.xml$/);
    expect(sent.dueAt).toBeUndefined();
    expect(await fileOf(sent)).toContain('<cbc:ID>FH-OUT-1</cbc:ID>');
    const content = await fetch(`${crossdock.url}/outbound/${body.id}/content`);
    expect(content.headers.get('content-type')).toBe('application/xml');
    now += 1000 * 3_600_000;
    await inState((await send({ ...invoice, invoiceNumber: 'FH-OUT-2' }, 'fjordhandel')).body.id, 'sent');
    expect((await inState(body.id, 'sent')).state).toBe('sent');
  });
});
