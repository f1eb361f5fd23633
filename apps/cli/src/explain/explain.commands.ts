import type { Command } from 'commander';
import { command } from '../command.js';
import type { ExplainCodeOptions } from './explain.command.js';

/** `crossdock explain` */
export function addExplain(root: Command): void {
  command(root, 'explain', {
    does: 'say what a failure or a code of an acknowledgment means, and what to do',
    examples: ['CD-2201', 'AK403 7', 'CD-2114 AK403', '--json | head'],
    exits: ['it is said', undefined, 'there is no such code; the nearest is named'],
  })
    .argument(
      '[code...]',
      'CD-nnnn, a code of the standard such as AK403 7, or a table of them such as AK403; all failures, unless told',
    )
    .option('--json', 'one JSON object per failure')
    .action(async (code: string[], options: ExplainCodeOptions) => {
      const { explainCode } = await import('./explain.command.js');
      process.exitCode = explainCode(code, options);
    });
}
