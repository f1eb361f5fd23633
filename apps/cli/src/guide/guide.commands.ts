import type { Command } from 'commander';
import { command, commandGroup } from '../command.js';
import type { DiffOptions } from './diff.command.js';
import type { RenderOptions } from './render.command.js';

const GUIDE = 'a ref such as x12/004010/850 or acme/850, or the file of an overlay';

/** `crossdock guide diff|render` */
export function addGuide(root: Command): void {
  const group = commandGroup(root, 'guide', 'compare and print guides');
  command(group, 'diff', {
    does: 'say in what two guides differ',
    examples: [
      'x12/004010/850 acme/850',
      'x12/004010/850 x12/005010/850',
      'x12/004010/850 partners/acme/850.guide.yaml --json',
    ],
    exits: ['it is said, also where they differ'],
  })
    .argument('<guide>', GUIDE)
    .argument('<other>', 'another, such as an overlay of the first')
    .option('--json', 'one JSON object per difference')
    .action(async (one: string, other: string, options: DiffOptions) => {
      const { diffCommand } = await import('./diff.command.js');
      process.exitCode = diffCommand(one, other, options);
    });
  command(group, 'render', {
    does: 'write an implementation guide as one HTML page',
    examples: ['x12/004010/850 > 850.html', 'acme/850 --sample order.edi -o acme-850.html'],
    exits: ['it is written'],
  })
    .argument('<guide>', GUIDE)
    .option('--sample <file>', 'a file whose first transaction of the message is shown and explained')
    .option('-o, --output <file>', 'the file to write; standard output, unless told')
    .action(async (ref: string, options: RenderOptions) => {
      const { renderCommand } = await import('./render.command.js');
      process.exitCode = await renderCommand(ref, options);
    });
}
