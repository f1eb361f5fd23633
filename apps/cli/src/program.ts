import { readFileSync } from 'node:fs';
import { Command, CommanderError, Option } from 'commander';
import { command } from './command.js';
import { closeQuietly } from './console/line-writer.js';
import { SentenceError } from './console/sentence.error.js';
import type { AckOptions } from './ack/ack.command.js';
import { addGuide } from './guide/guide.commands.js';
import type { ExplainOptions } from './map/explain.command.js';
import type { OutboundOptions } from './map/outbound.command.js';
import { addMapping } from './mapping/mapping.commands.js';
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

const FILE = 'the file to read; "-" is standard input';

function addReadingCommands(root: Command): void {
  command(root, 'inspect', 'show every segment with its place, one a line', ['order.edi', 'order.edi --json | head'])
    .argument('<file>', FILE)
    .option('--json', 'one JSON object per segment')
    .action(async (file: string, options: { json?: boolean }) => {
      const { inspect } = await import('./inspect/inspect.command.js');
      process.exitCode = await inspect(file, options);
    });
  command(root, 'validate', 'say everything that is wrong with a file', ['order.edi', 'order.edi --json'])
    .argument('<file>', FILE)
    .option('--json', 'one JSON object per failure')
    .action(async (file: string, options: { json?: boolean }) => {
      const { validate } = await import('./validate/validate.command.js');
      process.exitCode = await validate(file, options);
    });
  command(root, 'ack', 'write the acknowledgments that a file would be answered with', [
    'order.edi',
    'order.edi --type 997 --control-number 42 --at 2026-03-01T12:00:00Z',
  ])
    .argument('<file>', FILE)
    .addOption(new Option('--type <type>', 'only this kind').choices(['997', '999', 'TA1', 'CONTRL']))
    .option('--control-number <n>', 'the first control number of every sequence', '1')
    .option('--at <time>', 'the time that it bears, ISO 8601; now, unless told')
    .action(async (file: string, options: AckOptions) => {
      const { ack } = await import('./ack/ack.command.js');
      process.exitCode = await ack(file, options);
    });
  command(root, 'map', 'turn a file into canonical documents', [
    'order.edi',
    'order.edi --json > documents.jsonl',
    'order.edi --explain',
    'order.edi --unused',
    'invoice.json --to x12/004010/810 --partner acme',
  ])
    .argument('<file>', FILE)
    .option('--json', 'one JSON object per line: a document; with --explain a field, with --unused a value')
    .option('--explain', 'for each field the segment, element, bytes and line of the map that it comes from')
    .option('--unused', 'what was sent and is not used')
    .option('--to <guide>', 'the other way: from a document in JSON to the message of a guide')
    .option('--partner <name>', 'with --to: to this partner, under its agreement; unless told a test to RECEIVER')
    .option('--control-number <n>', 'with --to: the first control number of every sequence', '1')
    .option('--at <time>', 'with --to: the time that it bears, ISO 8601; now, unless told')
    .action(async (file: string, options: ExplainOptions & Partial<OutboundOptions>) => {
      process.exitCode = await mapped(file, options);
    });
}

async function mapped(file: string, { to, ...options }: ExplainOptions & Partial<OutboundOptions>): Promise<number> {
  if (to !== undefined) return (await import('./map/outbound.command.js')).mapOut(file, { ...options, to });
  if (options.explain === true || options.unused === true)
    return (await import('./map/explain.command.js')).explain(file, options);
  return (await import('./map/map.command.js')).map(file, options);
}

function addSend(root: Command): void {
  command(root, 'send', 'post files to a running gateway', ['order.edi', '--to http://127.0.0.1:4080 in/*.edi'])
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
