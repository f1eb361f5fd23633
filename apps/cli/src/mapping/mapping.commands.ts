import type { Command } from 'commander';
import { command, commandGroup } from '../command.js';
import type { CheckOptions } from './check.command.js';
import type { NewOptions } from './new.command.js';
import type { TestOptions } from './test.command.js';

const PATH = 'a folder or file of mappings/ or partners/; all of both, unless told';

/** `crossdock mapping test|check|new` */
export function addMapping(root: Command): void {
  const group = commandGroup(root, 'mapping', 'test, check and begin maps and guides');
  command(group, 'test', {
    does: 'run the golden examples',
    examples: [
      '',
      'mappings/x12/004010/850',
      'partners/acme --watch',
      'mappings/x12/004010/850/golden/blanket-release --update',
    ],
    exits: [
      'all came as expected, or is written',
      'something differs, or a definition is wrong',
      'there is no example',
    ],
  })
    .argument('[path]', PATH)
    .option('--json', 'one JSON object per example')
    .option('--update', 'write what comes now as what should come; read it before you commit it')
    .option('--watch', 'again on every save, the examples that it concerns')
    .action(async (path: string | undefined, options: TestOptions) => {
      const { testMappings } = await import('./test.command.js');
      process.exitCode = await testMappings(path, options);
    });
  command(group, 'check', {
    does: 'say what is wrong with guides, maps, code files and partners',
    examples: ['', 'partners/acme', '--json'],
    exits: ['there is no error; there may be warnings', 'there is an error'],
  })
    .argument('[path]', PATH)
    .option('--json', 'one JSON object per finding')
    .action(async (path: string | undefined, options: CheckOptions) => {
      const { checkMappings } = await import('./check.command.js');
      process.exitCode = await checkMappings(path, options);
    });
  command(group, 'new', {
    does: 'draft the overlays of a partner from a sample of theirs',
    examples: ['order.edi --partner acme', 'order.edi --partner acme --case first-order --force'],
    exits: ['all is written', undefined, 'nothing is written: a file is there already, or the sample cannot be used'],
  })
    .argument('<sample>', 'a file that the partner sends')
    .requiredOption('--partner <name>', 'the folder of the partner, such as acme')
    .option('--case <name>', 'the name of the golden example', 'sample')
    .option('--force', 'overwrite files that are there')
    .action(async (sample: string, options: NewOptions) => {
      const { draftMapping } = await import('./new.command.js');
      process.exitCode = await draftMapping(sample, options);
    });
}
