import { Option } from 'commander';
import type { Command } from 'commander';
import type { AckOptions } from './ack/ack.command.js';
import { command } from './command.js';
import type { ExplainOptions } from './map/explain.command.js';
import type { OutboundOptions } from './map/outbound.command.js';
import type { ValidateOptions } from './validate/validate.command.js';

const FILE = 'the file to read; "-" is standard input';
const PARTNER = 'as sent by this partner: under its agreements, with its overlays and tables';
const PARTNERS = 'under the agreements in this folder, of the sender that the envelope names';

/** `crossdock inspect|validate|ack|map`: what reads a file and needs no gateway. */
export function addReadingCommands(root: Command): void {
  addInspect(root);
  addValidate(root);
  addAck(root);
  addMap(root);
}

function addInspect(root: Command): void {
  command(root, 'inspect', {
    does: 'show every segment with its place, one a line',
    examples: ['order.edi', 'order.edi --json | head'],
    exits: ['the envelopes are sound', 'an envelope is broken'],
  })
    .argument('<file>', FILE)
    .option('--json', 'one JSON object per segment')
    .action(async (file: string, options: { json?: boolean }) => {
      const { inspect } = await import('./inspect/inspect.command.js');
      process.exitCode = await inspect(file, options);
    });
}

function addValidate(root: Command): void {
  command(root, 'validate', {
    does: 'say everything that is wrong with a file',
    examples: ['order.edi', 'order.edi --json', 'order.edi --partner acme'],
    exits: ['there is no error; there may be warnings', 'there is an error'],
  })
    .argument('<file>', FILE)
    .option('--json', 'one JSON object per failure')
    .option('--partner <name>', PARTNER)
    .option('--partners <folder>', PARTNERS)
    .action(async (file: string, options: ValidateOptions) => {
      const { validate } = await import('./validate/validate.command.js');
      process.exitCode = await validate(file, options);
    });
}

function addAck(root: Command): void {
  command(root, 'ack', {
    does: 'write the acknowledgments that a file would be answered with',
    examples: ['order.edi', 'order.edi --type 997 --control-number 42 --at 2026-03-01T12:00:00Z'],
    exits: ['it is written, or there is nothing to be acknowledged'],
  })
    .argument('<file>', FILE)
    .addOption(new Option('--type <type>', 'only this kind').choices(['997', '999', 'TA1', 'CONTRL']))
    .option('--control-number <n>', 'the first control number of every sequence', '1')
    .option('--at <time>', 'the time that it bears, ISO 8601; now, unless told')
    .option('--partner <name>', PARTNER)
    .option('--partners <folder>', PARTNERS)
    .action(async (file: string, options: AckOptions) => {
      const { ack } = await import('./ack/ack.command.js');
      process.exitCode = await ack(file, options);
    });
}

type MapOptions = ExplainOptions & Partial<OutboundOptions>;

function addMap(root: Command): void {
  command(root, 'map', {
    does: 'turn a file into canonical documents, or a document into a message',
    examples: [
      'order.edi',
      'order.edi --json > documents.jsonl',
      'order.edi --explain',
      'order.edi --unused --partner acme',
      'invoice.json --to x12/004010/810 --partner acme',
    ],
    exits: ['all was mapped', 'a transaction or a document failed, or is held; the others are written'],
  })
    .argument('<file>', FILE)
    .option('--json', 'one JSON object per line: a document; with --explain a field, with --unused a value')
    .option('--explain', 'for each field the segment, element, bytes and line of the map that it comes from')
    .option(
      '--unused',
      'what was sent and is not used; with --to, what the document gives and the message does not carry',
    )
    .option('--partner <name>', `${PARTNER}; with --to, sent to it`)
    .option('--partners <folder>', `${PARTNERS}; with --to or --partner, where that partner stands`)
    .option('--to <guide>', 'the other way: from a document in JSON to the message of a guide')
    .option('--control-number <n>', 'with --to: the first control number of every sequence', '1')
    .option('--at <time>', 'with --to: the time that it bears, ISO 8601; now, unless told')
    .action(async (file: string, options: MapOptions) => {
      process.exitCode = await mapped(file, options);
    });
}

async function mapped(file: string, { to, ...options }: MapOptions): Promise<number> {
  if (to !== undefined) return (await import('./map/outbound.command.js')).mapOut(file, { ...options, to });
  if (options.explain === true || options.unused === true)
    return (await import('./map/explain.command.js')).explain(file, options);
  return (await import('./map/map.command.js')).map(file, options);
}
