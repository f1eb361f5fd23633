import { describe, expect, it } from '@jest/globals';
import { crossdock } from './running.js';

describe('crossdock mapping check of a path', () => {
  it.each([
    ['docs', 'docs is not checked: definitions stand in mappings and partners.\n'],
    ['partners/acme/../..x', 'There is no file or folder partners/acme/../..x.\n'],
    ['mappings/x12/004010/580', 'There is no file or folder mappings/x12/004010/580.\n'],
  ])('%s ends with 2', async (path, stderr) => {
    expect(await crossdock(['mapping', 'check', path])).toEqual({ code: 2, stdout: '', stderr });
  });
});
