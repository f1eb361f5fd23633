import type { Command } from 'commander';

/** What the help of a command says beside its arguments and options. */
export interface CommandText {
  /** `show every segment with its place` */
  readonly does: string;
  /** What stands behind the name of the command. */
  readonly examples: readonly string[];
  /** What the exit codes tell: of 0, of 1 and of 2; the last two alike for most. */
  readonly exits: readonly [ok: string, failed?: string | undefined, unusable?: string];
}

const UNUSABLE = 'the input or the call cannot be used';

/** A command, or one of a group: `crossdock mapping test`. Every one shows in its help how it is called and ends. */
export function command(parent: Command, name: string, { does, examples, exits }: CommandText): Command {
  const call = parent.parent === null ? `crossdock ${name}` : `crossdock ${parent.name()} ${name}`;
  const [ok, failed, unusable = UNUSABLE] = exits;
  return parent
    .command(name)
    .summary(does)
    .description(sentence(does))
    .addHelpText(
      'after',
      section(
        'Examples',
        examples.map((example) => `${call} ${example}`.trimEnd()),
      ),
    )
    .addHelpText(
      'after',
      section('Exit code', [`0  ${ok}`, ...(failed === undefined ? [] : [`1  ${failed}`]), `2  ${unusable}`]),
    );
}

/** A group of commands; called alone it shows its help. */
export function commandGroup(root: Command, name: string, does: string): Command {
  return root.command(name).summary(does).description(sentence(does));
}

function section(title: string, lines: readonly string[]): string {
  return `\n${title}:\n${lines.map((line) => `  ${line}`).join('\n')}`;
}

function sentence(does: string): string {
  return `${does.charAt(0).toUpperCase()}${does.slice(1)}.`;
}
