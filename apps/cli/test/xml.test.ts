import { describe, expect, it } from '@jest/globals';
import { crossdock } from './running.js';

const ORDER = 'mappings/xml/UBL-2.1/Order/golden';
const SMALL = '<Order xmlns="urn:x">\n  <Line no="1"><Text>a\nb</Text></Line>\n</Order>\n';

describe('crossdock with XML', () => {
  it('inspects it as indented elements, with line and column', async () => {
    expect(await crossdock(['inspect', '-'], { input: SMALL })).toEqual({
      code: 0,
      stdout:
        '       0       1:1  Order\n' + '      24       2:3    Line @no=1\n' + '      37      2:16      Text a·b\n',
      stderr: '',
    });
  });

  it('inspects it as JSON, with paths', async () => {
    const { stdout } = await crossdock(['inspect', '-', '--json'], { input: SMALL });
    expect(JSON.parse(stdout.split('\n')[2] ?? '')).toEqual({
      interchange: 1,
      group: null,
      transaction: 1,
      ordinal: 3,
      position: 3,
      byteOffset: 37,
      byteLength: 16,
      id: 'Text',
      path: 'Order/Line/Text',
      line: 2,
      column: 16,
      attributes: {},
      text: 'a\nb',
    });
  });

  it('validates and maps it with no option', async () => {
    const { code, stdout } = await crossdock(['validate', `${ORDER}/minimal/input.xml`]);
    expect([code, stdout]).toEqual([0, '1 interchange, 1 transaction: no failure\n']);
    const mapped = await crossdock(['map', `${ORDER}/minimal/input.xml`, '--json']);
    expect(JSON.parse(mapped.stdout)).toMatchObject({ documentType: 'Order', orderNumber: '2026-77' });
  });

  it('says line and column of what is wrong', async () => {
    const { code, stderr } = await crossdock(['inspect', '-'], { input: '<a>\n  <b></a>' });
    expect([code, stderr.split('\n')[0]]).toEqual([
      2,
      'error CD-1403 line 2, column 10, byte 13: The document is not well-formed XML: unexpected close tag.',
    ]);
    const { stdout } = await crossdock(['validate', `${ORDER}/broken/input.xml`]);
    expect(stdout).toContain('error CD-2504 Order 4500017, element cbc:IssueDate, line 7, column 3, byte 350: ');
  });
});
