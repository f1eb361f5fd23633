import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { command } from './command.js';
import { closeQuietly } from './console/line-writer.js';
import { SentenceError } from './console/sentence.error.js';
import { addGuide } from './guide/guide.commands.js';
import { addExplain } from './explain/explain.commands.js';
import { addMapping } from './mapping/mapping.commands.js';
import { addReadingCommands } from './reading.commands.js';
import type { SendOptions } from './send/send.command.js';

/** Exit codes: what was asked for is well; something in the input is not; the input or the call cannot be used. */
export const EXIT = { ok: 0, failed: 1, unusable: 2 } as const;

/**
 * Runs the command line and sets the exit code. Every command is loaded when it is called, so that none pays for
 * another; whatever stops one is a sentence on standard error.
 *
 * @param argv as of `process.argv`
 */
export async function run(argv: readonly string[]): Promise<void> {
  closeQuietly(process.stdout);
  closeQuietly(process.stderr);
  try {
    await program().parseAsync([...argv]);
  } catch (error) {
    process.exitCode = exitCodeOf(error);
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.unusable;
  const sentence = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${sentence}\n`);
  if (!(error instanceof SentenceError) && process.env.CROSSDOCK_DEBUG !== undefined && error instanceof Error)
    process.stderr.write(`${error.stack ?? ''}\n`);
  return EXIT.unusable;
}

function program(): Command {
  const root = new Command('crossdock')
    .description('EDI and integration gateway for order-to-cash.')
    .version(version(), '-V, --version', 'print the version')
    .configureHelp({ showGlobalOptions: false })
    .exitOverride()
    .showHelpAfterError('Add --help to see how it is called.');
  root.addHelpText(
    'after',
    `
Examples:
  crossdock start
  crossdock inspect order.edi
  crossdock validate order.edi --json | head
  cat order.edi | crossdock ack -`,
  );
  addReadingCommands(root);
  addExplain(root);
  addMapping(root);
  addGuide(root);
  addSend(root);
  addStart(root);
  return root;
}

/** Of the package; the built file lies in dist/apps/cli/src. */
function version(): string {
  const manifest = readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

function addSend(root: Command): void {
  command(root, 'send', {
    does: 'post files to a running gateway',
    examples: ['order.edi', '--to http://127.0.0.1:4080 in/*.edi'],
    exits: ['all were accepted', 'one was refused, is held, or could not be sent'],
  })
    .argument('<file...>', 'the files to send')
    .option('--to <url>', 'the gateway; CROSSDOCK_GATEWAY_URL or http://127.0.0.1:4080, unless told')
    .action(async (files: string[], options: SendOptions) => {
      const { send } = await import('./send/send.command.js');
      process.exitCode = await send(files, options);
    });
}

function addStart(root: Command): void {
  const start = root
    .command('start')
    .summary('run gateway, orders and cash in one process')
    .description('Run the gateway, order management and cash application in one process.')
    .helpOption(false)
    .option('-h, --help', 'display help for command')
    .option('--apps <names>', 'only these apps, separated by commas: gateway, orders, cash');
  start.action(async (options: { apps?: string; help?: boolean }) => {
    const { runStart, startHelp } = await import('./start/start.command.js');
    if (options.help === true) process.stdout.write(`${start.helpInformation()}${await startHelp()}`);
    else await runStart(options.apps === undefined ? {} : { apps: options.apps });
  });
}
