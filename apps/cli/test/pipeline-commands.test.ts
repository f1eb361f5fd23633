import { describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { crossdock, ORDER } from './running.js';

const SECOND = ORDER.replaceAll('000000412', '000000413').replaceAll('4500012345', '4500012346');
const MISCOUNTED = SECOND.replace('SE*5', 'SE*6');

describe('crossdock validate', () => {
  it('says that nothing is wrong', async () => {
    expect(await crossdock(['validate', '-'], { input: ORDER })).toEqual({
      code: 0,
      stdout: '1 interchange, 1 transaction: no failure\n',
      stderr: '',
    });
  });

  it('gives one failure per line', async () => {
    const { code, stdout } = await crossdock(['validate', '-', '--json'], { input: MISCOUNTED });
    expect([code, stdout.split('\n').length]).toEqual([1, 2]);
    expect(JSON.parse(stdout)).toEqual({
      code: 'CD-1143',
      stage: 'parse',
      severity: 'error',
      scope: 'transaction',
      standardCodes: [{ table: 'AK502', code: '4' }],
      message: 'SE01 says 6 segments; there are 5.',
      remedy: 'Ask the sender to send the transaction again, whole and with its segments counted from ST to SE.',
      owner: 'partner',
      retryable: false,
      location: {
        interchangeControl: '000000413',
        groupControl: '7',
        transactionControl: '0001',
        transactionType: '850',
        segmentPosition: 5,
        segmentId: 'SE',
        elementPosition: 1,
        byteOffset: 252,
        byteLength: 1,
      },
      value: '6',
    });
  });

  it('ends with 2 where there is no interchange', async () => {
    const { code } = await crossdock(['validate', '-'], { input: 'nothing of the kind' });
    expect(code).toBe(2);
  });
});

describe('crossdock ack', () => {
  it('writes the 997 that would be sent', async () => {
    const args = ['ack', '-', '--type', '997', '--control-number', '42', '--at', '2026-03-01T12:00:00Z'];
    expect(await crossdock(args, { input: ORDER })).toEqual({
      code: 0,
      stdout:
        'ISA*00*          *00*          *ZZ*HARBORGOODS    *ZZ*ACMERETAIL     *260301*1200*U*00401*000000042*0*P*>~' +
        'GS*FA*HARBORGOODS*ACMERETAIL*20260301*1200*42*X*004010~ST*997*0042~AK1*PO*7~AK2*850*0001~AK5*A~AK9*A*1*1*1~' +
        'SE*6*0042~GE*1*42~IEA*1*000000042~\n',
      stderr: '',
    });
  });

  it.each([
    [
      '999',
      'GS*FA*HARBORGOODS*ACMERETAIL*20260301*1200*1*X*005010X231A1~ST*999*0001*005010X231A1~AK1*PO*7*004010~' +
        'AK2*850*0001~IK5*A~AK9*A*1*1*1~SE*6*0001~GE*1*1~IEA*1*000000001~',
    ],
    ['TA1', 'TA1*000000412*260301*0930*A*000~IEA*0*000000001~'],
  ])('writes a %s where it is asked for', async (type, expected) => {
    const args = ['ack', '-', '--type', type, '--at', '2026-03-01T12:00:00Z'];
    expect(await crossdock(args, { input: ORDER })).toEqual({
      code: 0,
      stdout:
        'ISA*00*          *00*          *ZZ*HARBORGOODS    *ZZ*ACMERETAIL     *260301*1200*U*00401*000000001*0*P*>~' +
        `${expected}\n`,
      stderr: '',
    });
  });

  it('says so where nothing is to be acknowledged', async () => {
    expect(await crossdock(['ack', '-', '--type', 'CONTRL'], { input: ORDER })).toEqual({
      code: 0,
      stdout: '',
      stderr: 'There is nothing to be acknowledged by a CONTRL.\n',
    });
  });
});

describe('crossdock map', () => {
  it('prints the other documents when one transaction is broken, and ends with 1', async () => {
    const { code, stdout, stderr } = await crossdock(['map', '-', '--json'], { input: ORDER + MISCOUNTED });
    const documents = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(code).toBe(1);
    expect(documents).toHaveLength(1);
    expect(documents[0]).toMatchObject({ documentType: 'Order', orderNumber: '4500012345', issueDate: '2026-03-01' });
    expect(stderr.split('\n')[0]).toBe(
      'error CD-1143 850 0001, segment 5 SE-01, byte 537: SE01 says 6 segments; there are 5.',
    );
  });

  it('ends with 0 when all is mapped', async () => {
    const { code, stdout } = await crossdock(['map', '-', '--json'], { input: ORDER + SECOND });
    expect([code, stdout.trimEnd().split('\n').length]).toEqual([0, 2]);
  });
});

describe('crossdock send', () => {
  it('posts the bytes and prints what became of them', async () => {
    const posted: string[] = [];
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        posted.push(`${request.method} ${request.url} ${Buffer.concat(chunks).length}`);
        const interchange = { id: 'i1', state: 'processed', verdict: 'accepted', documents: [{}], failures: [] };
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ transmissionId: 't1', interchanges: [interchange] }));
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const to = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { code, stdout } = await crossdock(['send', 'package.json', '--to', to]);
    server.close();
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'ok package.json t1\n  interchange i1: accepted, documents 1, failures 0\n',
    });
    expect(posted[0]).toMatch(/^POST \/transmissions\?wait=true \d{4}$/);
  });

  it('says in a sentence that no gateway is there', async () => {
    expect(await crossdock(['send', 'package.json', '--to', 'http://127.0.0.1:9'])).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^The gateway at http:\/\/127\.0\.0\.1:9 cannot be reached \(.*\)\.\n$/),
    });
  });
});
