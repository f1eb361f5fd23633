import type { Command } from 'commander';
import { command, commandGroup } from '../command.js';
import type { DiffOptions } from './diff.command.js';

const GUIDE = 'a ref such as x12/004010/850 or acme/850, or the file of an overlay';

/** `crossdock guide diff` */
export function addGuide(root: Command): void {
  const group = commandGroup(root, 'guide', 'compare guides');
  command(group, 'diff', 'say in what two guides differ', [
    'x12/004010/850 acme/850',
    'x12/004010/850 x12/005010/850',
    'x12/004010/850 partners/acme/850.guide.yaml --json',
  ])
    .argument('<guide>', GUIDE)
    .argument('<other>', 'another, such as an overlay of the first')
    .option('--json', 'one JSON object per difference')
    .action(async (one: string, other: string, options: DiffOptions) => {
      const { diffCommand } = await import('./diff.command.js');
      process.exitCode = diffCommand(one, other, options);
    });
}
